package dev.lazurite.trainer.deep.network;

import java.util.LinkedHashMap;
import java.util.Map;

/** A layer as it stands in a file: its name, and its settings in full. */
final class LayerNames {
    private LayerNames() {}

    static String of(Layer layer) {
        Object described = describe(layer);
        return described instanceof Map<?, ?> map
                ? map.keySet().iterator().next().toString()
                : described.toString();
    }

    /** A name, or a map from the name to the settings; {@link LayerReader} reads both. */
    static Object describe(Layer layer) {
        if (layer instanceof Layer.Dense dense) {
            return named("dense", "units", dense.units());
        } else if (layer instanceof Layer.Convolution conv) {
            return named(
                    "convolution",
                    "filters",
                    conv.filters(),
                    "kernel",
                    conv.kernel(),
                    "stride",
                    conv.stride(),
                    "padding",
                    conv.padding());
        } else if (layer instanceof Layer.Pool pool) {
            String name = pool.kind() == Layer.Pool.Kind.MAX ? "max_pool" : "average_pool";
            return named(name, "size", pool.size(), "stride", pool.stride());
        } else if (layer instanceof Layer.Activation activation) {
            return activation.label();
        } else if (layer instanceof Layer.Dropout dropout) {
            return named("dropout", "rate", dropout.rate());
        } else if (layer instanceof Layer.Embedding embedding) {
            return named("embedding", "size", embedding.size(), "positions", embedding.positions());
        } else if (layer instanceof Layer.Recurrent recurrent) {
            return named(
                    recurrent.cell().label(),
                    "units",
                    recurrent.units(),
                    "layers",
                    recurrent.layers(),
                    "dropout",
                    recurrent.dropout());
        } else if (layer instanceof Layer.TransformerEncoder encoder) {
            return named(
                    "transformer_encoder",
                    "heads",
                    encoder.heads(),
                    "hidden",
                    encoder.hidden(),
                    "dropout",
                    encoder.dropout());
        } else if (layer instanceof Layer.BatchNorm) {
            return "batch_norm";
        } else if (layer instanceof Layer.LayerNorm) {
            return "layer_norm";
        } else if (layer instanceof Layer.GlobalAveragePool) {
            return "global_average_pool";
        } else if (layer instanceof Layer.Flatten) {
            return "flatten";
        } else if (layer instanceof Layer.MeanOverTokens) {
            return "mean_over_tokens";
        }
        throw new IllegalArgumentException("No name is known for " + layer);
    }

    private static Map<String, Object> named(String name, Object... settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put((String) settings[i], settings[i + 1]);
        }
        return Map.of(name, all);
    }
}
