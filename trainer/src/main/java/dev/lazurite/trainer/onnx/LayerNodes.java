package dev.lazurite.trainer.onnx;

import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.deep.network.Dimensions;
import dev.lazurite.trainer.deep.network.Layer;

/** The operators of one layer. What PyTorch computes, to rounding. */
final class LayerNodes {
    private static final float EPSILON = 1e-5f;

    private final Graph graph;
    private final Map<String, float[]> weights;
    private final String name;
    private final String mask;

    /**
     * For one layer.
     *
     * @param name before the names of its weights
     * @param mask of the tokens of a text, {@code [rows, tokens]}
     */
    LayerNodes(Graph graph, Map<String, float[]> weights, String name, String mask) {
        this.graph = graph;
        this.weights = weights;
        this.name = name;
        this.mask = mask;
    }

    /** @param before shape of the value, without rows */
    String of(Layer layer, String value, Dimensions before) {
        if (layer instanceof Layer.Dense dense) {
            return dense("", value, before.size(before.rank() - 1), dense.units());
        } else if (layer instanceof Layer.Convolution convolution) {
            return convolution(convolution, value, before);
        } else if (layer instanceof Layer.Pool pool) {
            String operator = pool.kind() == Layer.Pool.Kind.MAX ? "MaxPool" : "AveragePool";
            return graph.node(
                    operator,
                    List.of(value),
                    Graph.integers("kernel_shape", pool.size(), pool.size()),
                    Graph.integers("strides", pool.stride(), pool.stride()));
        } else if (layer instanceof Layer.GlobalAveragePool) {
            return graph.node("Flatten", List.of(graph.node("GlobalAveragePool", List.of(value))));
        } else if (layer instanceof Layer.Flatten) {
            return graph.node("Flatten", List.of(value));
        } else if (layer instanceof Layer.Activation activation) {
            return activation(activation, value);
        } else if (layer instanceof Layer.Dropout) {
            return value;
        } else if (layer instanceof Layer.BatchNorm) {
            return graph.node(
                    "BatchNormalization",
                    List.of(value, vector("gamma"), vector("beta"), vector("runningMean"), vector("runningVar")));
        } else if (layer instanceof Layer.LayerNorm) {
            return layerNorm("", value);
        } else if (layer instanceof Layer.Embedding embedding) {
            return embedding(embedding, value, before.size(0));
        } else if (layer instanceof Layer.Recurrent recurrent) {
            return new RecurrentNodes(graph, weights, name).of(recurrent, value, before.size(1));
        } else if (layer instanceof Layer.TransformerEncoder encoder) {
            return encoder(encoder, value, before);
        } else if (layer instanceof Layer.MeanOverTokens) {
            return meanOverTokens(value);
        }
        throw new IllegalArgumentException("No ONNX form is known for " + layer);
    }

    private float[] weight(String own) {
        float[] values = weights.get(name + own);
        if (values == null) {
            throw new IllegalArgumentException("There is no weight " + name + own);
        }
        return values;
    }

    private String vector(String own) {
        float[] values = weight(own);
        return graph.floats(new long[] {values.length}, values);
    }

    private String scalar(float value) {
        return graph.floats(new long[] {1}, value);
    }

    private String dense(String part, String value, int inputs, int units) {
        float[] rows = weight(part + "weight");
        var columns = new float[rows.length];
        for (int unit = 0; unit < units; unit++) {
            for (int input = 0; input < inputs; input++) {
                columns[input * units + unit] = rows[unit * inputs + input];
            }
        }
        String product = graph.node("MatMul", List.of(value, graph.floats(new long[] {inputs, units}, columns)));
        return graph.node("Add", List.of(product, vector(part + "bias")));
    }

    private String convolution(Layer.Convolution layer, String value, Dimensions before) {
        int padding = layer.padding();
        return graph.node(
                "Conv",
                List.of(
                        value,
                        graph.floats(
                                new long[] {layer.filters(), before.size(0), layer.kernel(), layer.kernel()},
                                weight("weight")),
                        vector("bias")),
                Graph.integers("kernel_shape", layer.kernel(), layer.kernel()),
                Graph.integers("strides", layer.stride(), layer.stride()),
                Graph.integers("pads", padding, padding, padding, padding));
    }

    private String activation(Layer.Activation activation, String value) {
        return switch (activation) {
            case RELU -> graph.node("Relu", List.of(value));
            case TANH -> graph.node("Tanh", List.of(value));
            case SIGMOID -> graph.node("Sigmoid", List.of(value));
            case GELU -> gelu(value);
        };
    }

    private String gelu(String value) {
        String scaled = graph.node("Mul", List.of(value, scalar((float) Math.sqrt(0.5))));
        String share = graph.node("Add", List.of(graph.node("Erf", List.of(scaled)), scalar(1)));
        return graph.node("Mul", List.of(graph.node("Mul", List.of(value, share)), scalar(0.5f)));
    }

    private String layerNorm(String part, String value) {
        String centred = graph.node("Sub", List.of(value, mean(value)));
        String variance = mean(graph.node("Mul", List.of(centred, centred)));
        String deviation = graph.node("Sqrt", List.of(graph.node("Add", List.of(variance, scalar(EPSILON)))));
        String normed = graph.node("Div", List.of(centred, deviation));
        String scaled = graph.node("Mul", List.of(normed, vector(part + "gamma")));
        return graph.node("Add", List.of(scaled, vector(part + "beta")));
    }

    private String mean(String value) {
        return graph.node("ReduceMean", List.of(value), Graph.integers("axes", -1), Graph.integer("keepdims", 1));
    }

    private String embedding(Layer.Embedding layer, String tokens, int length) {
        float[] rows = weight("tokens");
        String table = graph.floats(new long[] {rows.length / layer.size(), layer.size()}, rows);
        String embedded = graph.node("Gather", List.of(table, tokens));
        return layer.positions()
                ? graph.node(
                        "Add", List.of(embedded, graph.floats(new long[] {length, layer.size()}, weight("places"))))
                : embedded;
    }

    private String encoder(Layer.TransformerEncoder layer, String value, Dimensions before) {
        int size = before.size(1);
        String normed = layerNorm("01attentionNorm_", value);
        String keys = heads(dense("02attention_01keyProjection_", normed, size, size), layer, before, 0, 2, 3, 1);
        String queries = heads(dense("02attention_02queryProjection_", normed, size, size), layer, before, 0, 2, 1, 3);
        String values = heads(dense("02attention_03valueProjection_", normed, size, size), layer, before, 0, 2, 1, 3);
        String scores = graph.node("Mul", List.of(graph.node("MatMul", List.of(queries, keys)), scalar((float)
                (1 / Math.sqrt((double) size / layer.heads())))));
        // as DJL's attention has it: 0 for a token, -100,000 for none
        String absent = graph.node("Mul", List.of(graph.node("Sub", List.of(mask, scalar(1))), scalar(100_000)));
        String wide = graph.node("Reshape", List.of(absent, graph.longs(-1, 1, 1, before.size(0))));
        String shares =
                graph.node("Softmax", List.of(graph.node("Add", List.of(scores, wide))), Graph.integer("axis", 3));
        String mixed = graph.node(
                "Transpose",
                List.of(graph.node("MatMul", List.of(shares, values))),
                Graph.integers("perm", 0, 2, 1, 3));
        String joined = graph.node("Reshape", List.of(mixed, graph.longs(-1, before.size(0), size)));
        String attended =
                graph.node("Add", List.of(value, dense("02attention_04resultProjection_", joined, size, size)));
        String inner = dense("04inner_", layerNorm("03denseNorm_", attended), size, layer.hidden());
        return graph.node("Add", List.of(attended, dense("05outer_", gelu(inner), layer.hidden(), size)));
    }

    private String heads(String value, Layer.TransformerEncoder layer, Dimensions before, long... order) {
        int width = before.size(1) / layer.heads();
        String split = graph.node("Reshape", List.of(value, graph.longs(-1, before.size(0), layer.heads(), width)));
        return graph.node("Transpose", List.of(split), Graph.integers("perm", order));
    }

    private String meanOverTokens(String value) {
        String wide = graph.node("Unsqueeze", List.of(mask, graph.longs(2)));
        String present = graph.node("Mul", List.of(value, wide));
        String sum = graph.node("ReduceSum", List.of(present, graph.longs(1)), Graph.integer("keepdims", 0));
        String count = graph.node("ReduceSum", List.of(mask, graph.longs(1)), Graph.integer("keepdims", 1));
        return graph.node("Div", List.of(sum, graph.node("Max", List.of(count, scalar(1)))));
    }
}
