package dev.lazurite.trainer.deep.engine;

import java.util.List;

import ai.djl.ndarray.NDArray;
import dev.lazurite.trainer.deep.training.OptimizerSettings;

/** Moves weights against their gradient, all in one array, and remembers what its rule needs from step to step. */
interface WeightUpdate {
    /** Where the weights are on the heap's side of the bus, {@link HostUpdate} is the quickest; on a GPU {@link DeviceUpdate}. */
    static WeightUpdate of(OptimizerSettings settings, NDArray weights) {
        return weights.getDevice().isGpu() ? new DeviceUpdate(settings, weights) : new HostUpdate(settings, weights);
    }

    /**
     * One step.
     *
     * @param gradient which may be overwritten
     * @param clipNorm largest norm of the gradient; 0 for any
     */
    void step(NDArray gradient, double rate, double clipNorm);

    /** The gradient was averaged elsewhere. */
    void step(float[] gradient, double rate, double clipNorm);

    /** What is remembered: for each weight the moments of its gradient. */
    List<float[]> moments();

    /** Goes on from {@link #moments} after so many steps. */
    void restore(List<float[]> moments, long steps);

    /** After the weights were changed from outside. */
    void weightsChanged();
}
