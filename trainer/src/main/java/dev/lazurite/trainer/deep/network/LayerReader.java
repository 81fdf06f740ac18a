package dev.lazurite.trainer.deep.network;

import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.InvalidInputException;

/** Reads one layer of a file: {@code relu}, {@code dense: 64} or {@code dense: {units: 64}}. */
final class LayerReader {
    private static final List<String> NAMES = List.of(
            "dense",
            "convolution",
            "max_pool",
            "average_pool",
            "global_average_pool",
            "flatten",
            "relu",
            "tanh",
            "sigmoid",
            "gelu",
            "dropout",
            "batch_norm",
            "layer_norm",
            "embedding",
            "lstm",
            "gru",
            "transformer_encoder",
            "mean_over_tokens");

    private LayerReader() {}

    /** @param position from 1 */
    static Layer read(Object value, int position) {
        if (value instanceof String name) {
            return read(name, Map.of(), position);
        }
        if (value instanceof Map<?, ?> map
                && map.size() == 1
                && map.keySet().iterator().next() instanceof String name) {
            return read(name, map.get(name), position);
        }
        throw new InvalidInputException(
                "Layer %d is %s; a layer is a name, or a name with settings, such as 'relu' or 'dense: {units: 64}'."
                        .formatted(position, value));
    }

    private static Layer read(String name, Object settings, int position) {
        if (!NAMES.contains(name)) {
            throw new InvalidInputException("Layer %d is '%s', which is not known. The layers are: %s."
                    .formatted(position, name, String.join(", ", NAMES)));
        }
        String where = "Layer %d, %s".formatted(position, name);
        Object full = settings == null ? Map.of() : settings;
        Map<?, ?> map = full instanceof Map<?, ?> given ? given : Map.of(shorthand(name, where), full);
        var fields = new Fields(where, map);
        Layer layer = layer(name, fields);
        fields.end();
        return layer;
    }

    /** The setting that is meant by a value alone. */
    private static String shorthand(String name, String where) {
        return switch (name) {
            case "dense", "lstm", "gru" -> "units";
            case "convolution" -> "filters";
            case "max_pool", "average_pool", "embedding" -> "size";
            case "dropout" -> "rate";
            case "transformer_encoder" -> "heads";
            default -> throw new InvalidInputException("%s takes no settings.".formatted(where));
        };
    }

    private static Layer layer(String name, Fields fields) {
        return switch (name) {
            case "dense" -> new Layer.Dense(fields.whole("units", 1));
            case "convolution" ->
                new Layer.Convolution(
                        fields.whole("filters", 1),
                        fields.whole("kernel", 1, 3),
                        fields.whole("stride", 1, 1),
                        fields.whole("padding", 0, 0));
            case "max_pool" -> pool(Layer.Pool.Kind.MAX, fields);
            case "average_pool" -> pool(Layer.Pool.Kind.AVERAGE, fields);
            case "global_average_pool" -> new Layer.GlobalAveragePool();
            case "flatten" -> new Layer.Flatten();
            case "relu" -> Layer.Activation.RELU;
            case "tanh" -> Layer.Activation.TANH;
            case "sigmoid" -> Layer.Activation.SIGMOID;
            case "gelu" -> Layer.Activation.GELU;
            case "dropout" -> new Layer.Dropout(fields.share("rate", 0.5));
            case "batch_norm" -> new Layer.BatchNorm();
            case "layer_norm" -> new Layer.LayerNorm();
            case "embedding" -> new Layer.Embedding(fields.whole("size", 1), fields.flag("positions", false));
            case "lstm" -> recurrent(Layer.Recurrent.Cell.LSTM, fields);
            case "gru" -> recurrent(Layer.Recurrent.Cell.GRU, fields);
            case "transformer_encoder" ->
                new Layer.TransformerEncoder(
                        fields.whole("heads", 1), fields.whole("hidden", 1, 128), fields.share("dropout", 0.1));
            case "mean_over_tokens" -> new Layer.MeanOverTokens();
            default -> throw new IllegalArgumentException("No layer is known for " + name);
        };
    }

    private static Layer pool(Layer.Pool.Kind kind, Fields fields) {
        int size = fields.whole("size", 1, 2);
        return new Layer.Pool(kind, size, fields.whole("stride", 1, size));
    }

    private static Layer recurrent(Layer.Recurrent.Cell cell, Fields fields) {
        return new Layer.Recurrent(
                cell, fields.whole("units", 1), fields.whole("layers", 1, 1), fields.share("dropout", 0));
    }
}
