package dev.lazurite.trainer.onnx;

import java.util.List;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** The outputs of a classifier: the likeliest class, and a probability for each. */
final class Classes {
    private Classes() {}

    /** @param shares rows by classes */
    static void of(Graph graph, String shares, List<String> labels) {
        likeliest(graph, shares, labels);
        probabilities(graph, shares, labels);
    }

    static void likeliest(Graph graph, String shares, List<String> labels) {
        String best = graph.node("ArgMax", List.of(shares), Graph.integer("axis", 1), Graph.integer("keepdims", 1));
        graph.output(graph.node("Gather", List.of(graph.texts(labels), best)), "prediction", DataType.STRING);
    }

    static void probabilities(Graph graph, String shares, List<String> labels) {
        for (int k = 0; k < labels.size(); k++) {
            String share = graph.node("Gather", List.of(shares, graph.longs(k)), Graph.integer("axis", 1));
            graph.output(share, "probability_" + labels.get(k), DataType.DOUBLE);
        }
    }
}
