/**
 * Why a model predicts what it does: Shapley values of trees and linear models, permutation importance, partial
 * dependence; where it errs, and what would have to be otherwise for another prediction.
 */
package dev.lazurite.trainer.explain;
