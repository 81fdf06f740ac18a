package dev.lazurite.trainer.deep.network;

import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.InvalidInputException;

/** The input of a network as far as a file can tell it. */
public sealed interface DeclaredInput {
    /** All columns of a table but the target. */
    record Features() implements DeclaredInput {}

    /** Pictures, brought to this size. */
    record Image(int channels, int height, int width) implements DeclaredInput {
        /** The input of a network over such pictures. */
        public Input input() {
            return new Input.Image(channels, height, width);
        }
    }

    /** Texts of at most {@code length} tokens, in the {@code vocabulary} most frequent ones. */
    record Text(int length, int vocabulary) implements DeclaredInput {}

    /** Reads {@code image: {channels: 1, height: 28, width: 28}}, {@code text: {length: 64}} or {@code features}. */
    static DeclaredInput of(Object value) {
        if (value == null || value.equals("features")) {
            return new Features();
        }
        if (value instanceof Map<?, ?> map && map.size() == 1) {
            Object kind = map.keySet().iterator().next();
            Map<?, ?> settings = map.get(kind) instanceof Map<?, ?> given ? given : Map.of();
            var fields = new Fields("input, " + kind, settings);
            DeclaredInput input = kind.equals("image") ? image(fields) : kind.equals("text") ? text(fields) : null;
            if (input != null) {
                fields.end();
                return input;
            }
        }
        throw new InvalidInputException("'input' is %s; it must be %s."
                .formatted(
                        value,
                        String.join(
                                ", ",
                                List.of(
                                        "features",
                                        "{image: {channels: 1, height: 28, width: 28}}",
                                        "or {text: {length: 64, vocabulary: 10000}}"))));
    }

    private static Image image(Fields fields) {
        int channels = fields.whole("channels", 1, 1);
        if (channels != 1 && channels != 3) {
            throw new InvalidInputException(
                    "input, image: 'channels' is %d; it must be 1 (grey) or 3 (red, green, blue).".formatted(channels));
        }
        return new Image(channels, fields.whole("height", 1), fields.whole("width", 1));
    }

    private static Text text(Fields fields) {
        return new Text(fields.whole("length", 1, 64), fields.whole("vocabulary", 3, 10_000));
    }
}
