package dev.lazurite.trainer.linear;

/** A smooth function to be minimised. */
@FunctionalInterface
interface Objective {
    /** The value at a point; the gradient there is written to {@code gradient}. */
    double evaluate(double[] point, double[] gradient);
}
