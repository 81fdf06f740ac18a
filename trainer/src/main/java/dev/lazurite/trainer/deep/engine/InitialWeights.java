package dev.lazurite.trainer.deep.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/**
 * The values that training begins with, which are PyTorch's: weights and biases uniform within the inverse root of the number of
 * inputs, those of recurrent layers of the number of units, embeddings normal, scales 1 and shifts 0.
 */
final class InitialWeights {
    private InitialWeights() {}

    static float[] of(List<Parameter> parameters, int size, long seed) {
        var random = new Random(seed);
        var values = new float[size];
        int at = 0;
        double bound = 1;
        for (int p = 0; p < parameters.size(); p++) {
            Parameter parameter = parameters.get(p);
            Shape shape = parameter.getShape();
            int end = at + Math.toIntExact(shape.size());
            switch (parameter.getType()) {
                case WEIGHT -> {
                    // in a recurrent layer, the weights of the state follow those of the input, and both are bounded
                    // alike
                    Shape bounding = parameter.getName().contains("_i2h_")
                            ? parameters.get(p + 1).getShape()
                            : shape;
                    bound = 1 / Math.sqrt((double) bounding.size() / bounding.get(0));
                    uniform(values, at, end, bound, random);
                }
                // a bias follows its weight
                case BIAS -> uniform(values, at, end, bound, random);
                case GAMMA -> Arrays.fill(values, at, end, 1);
                case BETA -> Arrays.fill(values, at, end, 0);
                default -> {
                    for (int i = at; i < end; i++) {
                        values[i] = (float) random.nextGaussian();
                    }
                }
            }
            at = end;
        }
        return values;
    }

    private static void uniform(float[] values, int from, int to, double bound, Random random) {
        for (int i = from; i < to; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
    }
}
