package dev.lazurite.trainer.deep.engine;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.lazurite.trainer.deep.training.OptimizerSettings;
import dev.lazurite.trainer.deep.training.OptimizerSettings.Kind;

/** The update where the weights are, in a dozen operations on the whole array. */
final class DeviceUpdate implements WeightUpdate {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final OptimizerSettings settings;
    private final NDArray weights;
    private final NDArray first;
    private final NDArray second;
    private long steps;

    DeviceUpdate(OptimizerSettings settings, NDArray weights) {
        this.settings = settings;
        this.weights = weights;
        this.first = weights.zerosLike();
        this.second = settings.kind() == Kind.SGD ? weights.getManager().zeros(new Shape(0)) : weights.zerosLike();
    }

    @Override
    public void step(float[] gradient, double rate, double clipNorm) {
        try (NDManager manager = weights.getManager().newSubManager()) {
            step(manager.create(gradient), rate, clipNorm);
        }
    }

    @Override
    public void step(NDArray gradient, double rate, double clipNorm) {
        try (NDManager manager = weights.getManager().newSubManager()) {
            manager.tempAttachAll(weights, first, second, gradient);
            if (clipNorm > 0) {
                double share = clipNorm / (gradient.norm().getFloat() + 1e-6);
                if (share < 1) {
                    gradient.muli(share);
                }
            }
            if (settings.kind() == Kind.ADAMW) {
                weights.muli(1 - rate * settings.weightDecay());
            } else if (settings.weightDecay() > 0) {
                gradient.addi(weights.mul(settings.weightDecay()));
            }
            if (settings.kind() == Kind.SGD) {
                first.muli(settings.momentum()).addi(gradient);
                weights.subi(first.mul(rate));
            } else {
                adam(gradient, rate);
            }
        }
        steps++;
    }

    private void adam(NDArray gradient, double rate) {
        first.addi(gradient.sub(first).muli(1 - BETA1));
        second.muli(BETA2).addi(gradient.square().muli(1 - BETA2));
        double correction1 = 1 - Math.pow(BETA1, steps + 1.0);
        double correction2 = 1 - Math.pow(BETA2, steps + 1.0);
        NDArray spread = second.sqrt().muli(1 / Math.sqrt(correction2)).addi(EPSILON);
        weights.subi(first.div(spread).muli(rate / correction1));
    }

    @Override
    public List<float[]> moments() {
        return List.of(first.toFloatArray(), second.toFloatArray());
    }

    @Override
    public void restore(List<float[]> moments, long done) {
        Memory.put(first, moments.get(0));
        Memory.put(second, moments.get(1));
        steps = done;
    }

    @Override
    public void weightsChanged() {}
}
