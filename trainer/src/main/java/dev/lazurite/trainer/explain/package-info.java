/**
 * Why a model predicts what it does: Shapley values of trees and linear models, permutation importance, partial
 * dependence.
 */
package dev.lazurite.trainer.explain;
