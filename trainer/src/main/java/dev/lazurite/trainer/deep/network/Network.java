package dev.lazurite.trainer.deep.network;

import java.util.List;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * A network from its input to {@code outputs} numbers: its layers, and after them a dense layer to the outputs.
 *
 * @param outputs a number for each class, or one
 */
public record Network(Input input, List<Layer> layers, int outputs) {
    /** @throws InvalidInputException when a layer cannot take what the one before makes; it names the layer */
    public Network {
        layers = List.copyOf(layers);
        Dimensions dimensions = input.dimensions();
        boolean tokens = input instanceof Input.Text;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (tokens != layer instanceof Layer.Embedding) {
                throw new InvalidInputException(
                        tokens
                                ? "A text starts with an embedding, but layer 1 is %s.".formatted(LayerNames.of(layer))
                                : "Layer %d is an embedding, which stands only at the start of a network over texts."
                                        .formatted(i + 1));
            }
            tokens = false;
            dimensions = after(i, layer, dimensions);
        }
        if (tokens || dimensions.rank() != 1) {
            throw new InvalidInputException(
                    "The layers end with %s numbers an example, but the output needs one row of them: end with %s."
                            .formatted(
                                    dimensions,
                                    dimensions.rank() == 3 ? "flatten or global_average_pool" : "mean_over_tokens"));
        }
    }

    private static Dimensions after(int position, Layer layer, Dimensions input) {
        try {
            return layer.output(input);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InvalidInputException(
                    "Layer %d, %s, %s; it gets %s."
                            .formatted(position + 1, LayerNames.of(layer), e.getMessage(), input),
                    e);
        }
    }
}
