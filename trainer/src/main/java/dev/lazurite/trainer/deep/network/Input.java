package dev.lazurite.trainer.deep.network;

/** What a network is given, one example of it. */
public sealed interface Input {
    /** The shape that the first layer sees. */
    Dimensions dimensions();

    /** The columns of a table as numbers. */
    record Features(int width) implements Input {
        @Override
        public Dimensions dimensions() {
            return new Dimensions(width);
        }
    }

    /** A picture; its numbers are {@code value / 255}, channel by channel, row by row. */
    record Image(int channels, int height, int width) implements Input {
        @Override
        public Dimensions dimensions() {
            return new Dimensions(channels, height, width);
        }
    }

    /**
     * The first {@code length} tokens of a text by their numbers in a vocabulary; 0 stands where there are none left, 1 for a
     * token that the vocabulary lacks.
     *
     * @param vocabulary size, those two included
     */
    record Text(int length, int vocabulary) implements Input {
        @Override
        public Dimensions dimensions() {
            return new Dimensions(length);
        }
    }
}
