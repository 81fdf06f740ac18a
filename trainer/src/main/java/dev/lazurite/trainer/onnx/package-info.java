/**
 * Writes models as ONNX: one input a column, numbers as doubles and categories as texts, and the outputs {@code
 * prediction} and, for classes, {@code probability_CLASS} each. Tribuo's message classes of the format are used; no
 * runtime is needed.
 */
package dev.lazurite.trainer.onnx;
