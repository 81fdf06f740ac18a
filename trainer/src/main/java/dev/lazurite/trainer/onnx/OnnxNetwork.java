package dev.lazurite.trainer.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.deep.network.Dimensions;
import dev.lazurite.trainer.deep.network.Input;
import dev.lazurite.trainer.deep.network.Layer;
import dev.lazurite.trainer.deep.network.Network;

/**
 * A trained network as ONNX: from the columns of a table, or a tensor {@code image} or {@code tokens} for each row, to predictions.
 * Names of weights are those of {@code model.safetensors}.
 */
public final class OnnxNetwork {
    private final Graph graph = new Graph();
    private final Network network;
    private final Map<String, float[]> weights;

    private OnnxNetwork(Network network, Map<String, float[]> weights) {
        this.network = network;
        this.weights = weights;
    }

    /**
     * The bytes of the file.
     *
     * @param featuriser of a network over a table
     * @param labels the classes; none for regression, where the output times {@code scale} plus {@code shift} is predicted
     */
    public static byte[] of(
            Network network,
            Map<String, float[]> weights,
            Optional<Featuriser> featuriser,
            List<String> labels,
            double shift,
            double scale,
            String version) {
        return new OnnxNetwork(network, weights).build(featuriser, labels, shift, scale, version);
    }

    private byte[] build(
            Optional<Featuriser> featuriser, List<String> labels, double shift, double scale, String version) {
        String outputs = graph.cast(outputs(input(featuriser)), DataType.DOUBLE);
        if (labels.isEmpty()) {
            String scaled = graph.node("Mul", List.of(outputs, graph.doubles(List.of(1), scale)));
            graph.output(
                    graph.node("Add", List.of(scaled, graph.doubles(List.of(1), shift))),
                    "prediction",
                    DataType.DOUBLE);
        } else {
            Classes.of(graph, graph.node("Softmax", List.of(outputs), Graph.integer("axis", 1)), labels);
        }
        return graph.model("lazurite-trainer", version);
    }

    private String input(Optional<Featuriser> featuriser) {
        int[] sizes = network.input().dimensions().sizes();
        if (network.input() instanceof Input.Image) {
            return graph.tensors("image", DataType.FLOAT, sizes);
        }
        if (network.input() instanceof Input.Text) {
            return graph.tensors("tokens", DataType.INT64, sizes);
        }
        return graph.cast(new FeatureNodes(graph).of(featuriser.orElseThrow()), DataType.FLOAT);
    }

    private String outputs(String input) {
        String value = input;
        String mask = network.input() instanceof Input.Text ? mask(input) : "";
        Dimensions dimensions = network.input().dimensions();
        List<Layer> layers = new ArrayList<>(network.layers());
        layers.add(new Layer.Dense(network.outputs()));
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            String name = "%02d%s_".formatted(i + 1, layer.getClass().getSimpleName());
            value = new LayerNodes(graph, weights, name, mask).of(layer, value, dimensions);
            dimensions = layer.output(dimensions);
        }
        return value;
    }

    /** 1 where there is a token, else 0. */
    private String mask(String tokens) {
        return graph.cast(graph.node("Greater", List.of(tokens, graph.longs(0))), DataType.FLOAT);
    }
}
