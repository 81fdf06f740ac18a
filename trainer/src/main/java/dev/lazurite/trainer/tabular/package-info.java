/**
 * Learners for tables, on Tribuo: what can be trained, the fit from file to folder, evaluation, and the saved model.
 * Nothing of Tribuo's types leaves this package.
 */
package dev.lazurite.trainer.tabular;
