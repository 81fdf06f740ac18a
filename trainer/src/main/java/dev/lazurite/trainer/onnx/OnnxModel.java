package dev.lazurite.trainer.onnx;

import java.util.ArrayList;
import java.util.List;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.linear.LinearModel;
import dev.lazurite.trainer.trees.TreeEnsemble;
import dev.lazurite.trainer.vector.Blend;
import dev.lazurite.trainer.vector.Link;
import dev.lazurite.trainer.vector.VectorModel;

/** A whole model as ONNX: from the columns of a table to predictions. */
public final class OnnxModel {
    private final Graph graph = new Graph();

    private OnnxModel() {}

    /** Whether a model has a form in ONNX. */
    public static boolean exports(VectorModel model) {
        return model instanceof LinearModel
                || model instanceof TreeEnsemble
                || (model instanceof Blend blend && blend.parts().stream().allMatch(part -> exports(part.model())));
    }

    /**
     * The bytes of the file.
     *
     * @param labels the classes, in the order of the model's outputs; none for regression
     * @param version of this library
     */
    public static byte[] of(Featuriser featuriser, VectorModel model, List<String> labels, String version) {
        return new OnnxModel().build(featuriser, model, labels, version);
    }

    private byte[] build(Featuriser featuriser, VectorModel model, List<String> labels, String version) {
        String features = new FeatureNodes(graph).of(featuriser);
        String scores = scores(model, features);
        if (labels.isEmpty()) {
            graph.output(scores, "prediction", DataType.DOUBLE);
        } else {
            classes(scores, labels);
        }
        return graph.model("lazurite-trainer", version);
    }

    private String scores(VectorModel model, String features) {
        if (model instanceof LinearModel linear) {
            return linked(sums(linear, features), linear.link());
        }
        if (model instanceof TreeEnsemble trees) {
            return linked(new TreeNodes(graph).sums(trees, features), trees.link());
        }
        if (model instanceof Blend blend) {
            return blended(blend, features);
        }
        throw new IllegalArgumentException("No ONNX form is known for " + model.getClass());
    }

    private String blended(Blend blend, String features) {
        List<String> weighted = new ArrayList<>();
        for (Blend.Part part : blend.parts()) {
            String from = graph.longs(part.offset());
            String to = graph.longs((long) part.offset() + part.model().features());
            String own = graph.node("Slice", List.of(features, from, to, graph.longs(1)));
            weighted.add(
                    graph.node("Mul", List.of(scores(part.model(), own), graph.doubles(List.of(1), part.weight()))));
        }
        return graph.node("Sum", weighted);
    }

    private String sums(LinearModel model, String features) {
        int outputs = model.weights().length;
        var weights = new double[model.features() * outputs];
        for (int k = 0; k < outputs; k++) {
            for (int j = 0; j < model.features(); j++) {
                weights[j * outputs + k] = model.weights()[k][j];
            }
        }
        String product =
                graph.node("MatMul", List.of(features, graph.doubles(List.of(model.features(), outputs), weights)));
        return graph.node("Add", List.of(product, graph.doubles(List.of(outputs), model.intercepts())));
    }

    private String linked(String sums, Link link) {
        return switch (link) {
            case IDENTITY -> sums;
            case SOFTMAX -> graph.node("Softmax", List.of(sums), Graph.integer("axis", 1));
            case LOGISTIC -> {
                String second = graph.node("Sigmoid", List.of(sums));
                String first = graph.node("Sub", List.of(graph.doubles(List.of(1), 1), second));
                yield graph.node("Concat", List.of(first, second), Graph.integer("axis", 1));
            }
        };
    }

    private void classes(String scores, List<String> labels) {
        String best = graph.node("ArgMax", List.of(scores), Graph.integer("axis", 1), Graph.integer("keepdims", 1));
        graph.output(graph.node("Gather", List.of(graph.texts(labels), best)), "prediction", DataType.STRING);
        for (int k = 0; k < labels.size(); k++) {
            String share = graph.node("Gather", List.of(scores, graph.longs(k)), Graph.integer("axis", 1));
            graph.output(share, "probability_" + labels.get(k), DataType.DOUBLE);
        }
    }
}
