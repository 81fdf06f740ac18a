package dev.lazurite.trainer.onnx;

import java.util.ArrayList;
import java.util.List;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.lazurite.trainer.data.Encoder;
import dev.lazurite.trainer.data.Featuriser;

/** The way from columns to features, in doubles. */
final class FeatureNodes {
    private final Graph graph;

    FeatureNodes(Graph graph) {
        this.graph = graph;
    }

    /** Rows by features. */
    String of(Featuriser featuriser) {
        List<String> parts = new ArrayList<>();
        for (Encoder encoder : featuriser.encoders()) {
            if (encoder instanceof Encoder.Scaled scaled) {
                parts.add(number(scaled));
            } else if (encoder instanceof Encoder.OneHot oneHot) {
                parts.add(category(oneHot));
            }
        }
        return graph.node("Concat", parts, Graph.integer("axis", 1));
    }

    private String number(Encoder.Scaled scaled) {
        String value = graph.input(scaled.name(), DataType.DOUBLE);
        if (!Double.isNaN(scaled.fill())) {
            String missing = graph.node("IsNaN", List.of(value));
            value = graph.node("Where", List.of(missing, graph.doubles(List.of(1), scaled.fill()), value));
        }
        if (scaled.shift() != 0) {
            value = graph.node("Sub", List.of(value, graph.doubles(List.of(1), scaled.shift())));
        }
        return scaled.scale() == 1
                ? value
                : graph.node("Div", List.of(value, graph.doubles(List.of(1), scaled.scale())));
    }

    private String category(Encoder.OneHot oneHot) {
        List<String> categories = oneHot.categories();
        String text = graph.input(oneHot.column().name(), DataType.STRING);
        String shaped = graph.node("Reshape", List.of(text, graph.longs(-1)));
        String hot = graph.cast(
                graph.learned(
                        "OneHotEncoder",
                        List.of(shaped),
                        Graph.texts("cats_strings", categories),
                        Graph.integer("zeros", 1)),
                DataType.DOUBLE);
        var means = new double[categories.size()];
        boolean centred = false;
        for (int i = 0; i < means.length; i++) {
            means[i] = oneHot.mean(i);
            centred |= means[i] != 0;
        }
        if (!centred) {
            return hot;
        }
        // only known categories are moved: those of the others stay 0
        String known = graph.node("ReduceSum", List.of(hot, graph.longs(1)), Graph.integer("keepdims", 1));
        String moved = graph.node("Mul", List.of(known, graph.doubles(List.of(means.length), means)));
        return graph.node("Sub", List.of(hot, moved));
    }
}
