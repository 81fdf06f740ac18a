package dev.lazurite.trainer.deep.engine;

import java.nio.FloatBuffer;
import java.util.List;

import ai.djl.ndarray.NDArray;
import dev.lazurite.trainer.deep.training.OptimizerSettings;

/**
 * The update in one pass over arrays on the heap, which the JIT makes vector instructions of: about 0.4 ms for 270,000 weights
 * (docs/decisions/0028).
 */
final class HostUpdate implements WeightUpdate {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final float EPSILON = 1e-8f;

    private final OptimizerSettings settings;
    private final FloatBuffer memory;
    private final float[] weights;
    private final float[] first;
    private final float[] second;
    private final float[] gradient;
    private long steps;

    HostUpdate(OptimizerSettings settings, NDArray weights) {
        this.settings = settings;
        this.memory = weights.toByteBuffer(true).asFloatBuffer();
        this.weights = weights.toFloatArray();
        this.first = new float[this.weights.length];
        this.second = new float[settings.kind() == OptimizerSettings.Kind.SGD ? 0 : this.weights.length];
        this.gradient = new float[this.weights.length];
    }

    @Override
    public void step(NDArray given, double rate, double clipNorm) {
        given.toByteBuffer(true).asFloatBuffer().get(gradient);
        step(gradient, rate, clipNorm);
    }

    @Override
    public void step(float[] given, double rate, double clipNorm) {
        clip(given, clipNorm);
        switch (settings.kind()) {
            case SGD ->
                sgd(given, first, weights, (float) settings.momentum(), (float) settings.weightDecay(), (float) rate);
            case ADAM -> {
                decayGradient(given);
                adam(given, rate);
            }
            case ADAMW -> {
                decayWeights(rate);
                adam(given, rate);
            }
        }
        steps++;
        memory.put(0, weights);
    }

    private static void clip(float[] gradient, double clipNorm) {
        if (clipNorm <= 0) {
            return;
        }
        double squares = 0;
        for (float each : gradient) {
            squares += (double) each * each;
        }
        float share = (float) (clipNorm / (Math.sqrt(squares) + 1e-6));
        if (share < 1) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= share;
            }
        }
    }

    private void decayGradient(float[] given) {
        float decay = (float) settings.weightDecay();
        if (decay > 0) {
            for (int i = 0; i < given.length; i++) {
                given[i] += decay * weights[i];
            }
        }
    }

    private void decayWeights(double rate) {
        float kept = (float) (1 - rate * settings.weightDecay());
        if (kept < 1) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= kept;
            }
        }
    }

    private void adam(float[] given, double rate) {
        double correction1 = 1 - Math.pow(BETA1, steps + 1.0);
        double correction2 = 1 - Math.pow(BETA2, steps + 1.0);
        adam(given, first, second, weights, (float) (rate / correction1), (float) (1 / Math.sqrt(correction2)));
    }

    /** Static, over arguments alone: the form that the compiler turns into vector instructions. */
    private static void adam(float[] g, float[] m, float[] v, float[] w, float rate, float scale) {
        float new1 = (float) (1 - BETA1);
        float new2 = (float) (1 - BETA2);
        float old2 = (float) BETA2;
        for (int i = 0; i < g.length; i++) {
            float mean = m[i] + (g[i] - m[i]) * new1;
            float square = v[i] * old2 + g[i] * g[i] * new2;
            m[i] = mean;
            v[i] = square;
            w[i] -= rate * mean / ((float) Math.sqrt(square) * scale + EPSILON);
        }
    }

    private static void sgd(float[] g, float[] m, float[] w, float momentum, float decay, float rate) {
        for (int i = 0; i < g.length; i++) {
            float moved = momentum * m[i] + g[i] + decay * w[i];
            m[i] = moved;
            w[i] -= rate * moved;
        }
    }

    @Override
    public List<float[]> moments() {
        return List.of(first.clone(), second.clone());
    }

    @Override
    public void restore(List<float[]> moments, long done) {
        System.arraycopy(moments.get(0), 0, first, 0, first.length);
        System.arraycopy(moments.get(1), 0, second, 0, second.length);
        steps = done;
        weightsChanged();
    }

    @Override
    public void weightsChanged() {
        memory.get(0, weights);
    }
}
