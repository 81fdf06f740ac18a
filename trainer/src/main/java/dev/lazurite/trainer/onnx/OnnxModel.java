package dev.lazurite.trainer.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.linear.LinearModel;
import dev.lazurite.trainer.neighbors.NearestNeighbors;
import dev.lazurite.trainer.trees.TreeEnsemble;
import dev.lazurite.trainer.vector.BinaryRelevance;
import dev.lazurite.trainer.vector.Blend;
import dev.lazurite.trainer.vector.Centroids;
import dev.lazurite.trainer.vector.Link;
import dev.lazurite.trainer.vector.VectorModel;

/** A whole model as ONNX: from the columns of a table to predictions. */
public final class OnnxModel {
    private final Graph graph = new Graph();

    private OnnxModel() {}

    /** Whether a model has a form in ONNX; one that goes by dates has none. */
    public static boolean exports(Featuriser featuriser, VectorModel model) {
        return featuriser.inputs().columns().stream().noneMatch(column -> column.type() == ColumnType.DATE)
                && exports(model);
    }

    private static boolean exports(VectorModel model) {
        return model instanceof LinearModel
                || model instanceof TreeEnsemble
                || model instanceof Centroids
                || model instanceof NearestNeighbors
                || (model instanceof BinaryRelevance labels
                        && labels.parts().stream().allMatch(OnnxModel::exports))
                || (model instanceof Blend blend && blend.parts().stream().allMatch(part -> exports(part.model())));
    }

    /**
     * The bytes of the file.
     *
     * @param task of several labels none is the prediction, only their probabilities are outputs
     * @param labels the classes, in the order of the model's outputs; none for regression
     * @param version of this library
     */
    public static byte[] of(Featuriser featuriser, VectorModel model, Task task, List<String> labels, String version) {
        return new OnnxModel().build(featuriser, model, task, labels, version);
    }

    private byte[] build(Featuriser featuriser, VectorModel model, Task task, List<String> labels, String version) {
        String features = new FeatureNodes(graph).of(featuriser);
        String scores = scores(model, features);
        if (labels.isEmpty()) {
            graph.output(scores, "prediction", DataType.DOUBLE);
        } else {
            if (task.names()) {
                Classes.likeliest(graph, scores, labels);
            }
            Classes.probabilities(graph, scores, labels);
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
        if (model instanceof Centroids groups) {
            return nearest(groups, features);
        }
        if (model instanceof NearestNeighbors rows) {
            return new NeighborNodes(graph).scores(rows, features);
        }
        if (model instanceof BinaryRelevance labels) {
            List<String> having = labels.parts().stream()
                    .map(part -> graph.node(
                            "Gather", List.of(scores(part, features), graph.longs(1)), Graph.integer("axis", 1)))
                    .toList();
            return graph.node("Concat", having, Graph.integer("axis", 1));
        }
        throw new IllegalArgumentException("No ONNX form is known for " + model.getClass());
    }

    /** 1 for the group whose centre is nearest, else 0. */
    private String nearest(Centroids groups, String features) {
        List<String> distances = Arrays.stream(groups.centres())
                .map(centre -> {
                    String difference =
                            graph.node("Sub", List.of(features, graph.doubles(List.of(centre.length), centre)));
                    String square = graph.node("Mul", List.of(difference, difference));
                    return graph.node("ReduceSum", List.of(square, graph.longs(1)), Graph.integer("keepdims", 1));
                })
                .toList();
        String all = graph.node("Concat", distances, Graph.integer("axis", 1));
        String group = graph.node("ArgMin", List.of(all), Graph.integer("axis", 1), Graph.integer("keepdims", 1));
        String numbers = graph.longs(LongStream.range(0, groups.outputs()).toArray());
        return graph.cast(graph.node("Equal", List.of(group, numbers)), DataType.DOUBLE);
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
            case ISOLATION -> {
                String path = graph.node("Max", List.of(sums, graph.doubles(List.of(1), 0)));
                String second =
                        graph.node("Pow", List.of(graph.doubles(List.of(1), 2), graph.node("Neg", List.of(path))));
                String first = graph.node("Sub", List.of(graph.doubles(List.of(1), 1), second));
                yield graph.node("Concat", List.of(first, second), Graph.integer("axis", 1));
            }
        };
    }
}
