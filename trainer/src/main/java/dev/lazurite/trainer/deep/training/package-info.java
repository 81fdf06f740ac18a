/** What decides the course of a training, as plain numbers: rates, order of examples, when to stop. Nothing of DJL's. */
package dev.lazurite.trainer.deep.training;
