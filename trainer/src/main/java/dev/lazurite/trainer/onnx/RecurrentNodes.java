package dev.lazurite.trainer.onnx;

import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.deep.network.Layer;

/** Recurrent layers. ONNX orders the gates of an LSTM input, output, forget, cell, and those of a GRU update, reset, new. */
final class RecurrentNodes {
    /** Where each of ONNX's gates is among PyTorch's. */
    private static final int[] LSTM = {0, 3, 1, 2};

    private static final int[] GRU = {1, 0, 2};

    private final Graph graph;
    private final Map<String, float[]> weights;
    private final String name;

    RecurrentNodes(Graph graph, Map<String, float[]> weights, String name) {
        this.graph = graph;
        this.weights = weights;
        this.name = name;
    }

    /** @param inputs numbers of a token */
    String of(Layer.Recurrent layer, String value, int inputs) {
        String sequence = graph.node("Transpose", List.of(value), Graph.integers("perm", 1, 0, 2));
        for (int i = 0; i < layer.layers(); i++) {
            String states = stack(layer, "l_%d_".formatted(i), sequence, i == 0 ? inputs : layer.units());
            sequence = graph.node("Squeeze", List.of(states, graph.longs(1)));
        }
        return graph.node("Transpose", List.of(sequence), Graph.integers("perm", 1, 0, 2));
    }

    private String stack(Layer.Recurrent layer, String part, String sequence, int inputs) {
        boolean lstm = layer.cell() == Layer.Recurrent.Cell.LSTM;
        int[] gates = lstm ? LSTM : GRU;
        int units = layer.units();
        float[] ofInput = ordered(weights.get(name + part + "i2h_WEIGHT"), gates);
        float[] ofState = ordered(weights.get(name + part + "h2h_WEIGHT"), gates);
        float[] inputBias = ordered(weights.get(name + part + "i2h_BIAS"), gates);
        float[] stateBias = ordered(weights.get(name + part + "h2h_BIAS"), gates);
        var bias = new float[inputBias.length + stateBias.length];
        System.arraycopy(inputBias, 0, bias, 0, inputBias.length);
        System.arraycopy(stateBias, 0, bias, inputBias.length, stateBias.length);
        long rows = (long) gates.length * units;
        List<String> given = List.of(
                sequence,
                graph.floats(new long[] {1, rows, inputs}, ofInput),
                graph.floats(new long[] {1, rows, units}, ofState),
                graph.floats(new long[] {1, 2 * rows}, bias));
        return lstm
                ? graph.node("LSTM", given, Graph.integer("hidden_size", units))
                : graph.node(
                        "GRU", given, Graph.integer("hidden_size", units), Graph.integer("linear_before_reset", 1));
    }

    private static float[] ordered(float[] values, int[] gates) {
        int size = values.length / gates.length;
        var ordered = new float[values.length];
        for (int g = 0; g < gates.length; g++) {
            System.arraycopy(values, gates[g] * size, ordered, g * size, size);
        }
        return ordered;
    }
}
