package dev.lazurite.trainer.deep.network;

import java.util.Locale;

/** One step of a network. {@link #output} tells the shape it makes, or refuses the shape it is given. */
public sealed interface Layer {
    /**
     * The shape after this layer.
     *
     * @throws IllegalArgumentException for a shape that the layer cannot take; the message says which it needs
     */
    Dimensions output(Dimensions input);

    /** {@code x W' + b} over the last axis. */
    record Dense(int units) implements Layer {
        @Override
        public Dimensions output(Dimensions input) {
            int[] sizes = input.sizes().clone();
            sizes[sizes.length - 1] = units;
            return new Dimensions(sizes);
        }
    }

    /** Cross-correlation of a picture with square kernels. */
    record Convolution(int filters, int kernel, int stride, int padding) implements Layer {
        @Override
        public Dimensions output(Dimensions input) {
            requirePicture(input);
            return new Dimensions(
                    filters,
                    windows(input.size(1) + 2 * padding, kernel, stride),
                    windows(input.size(2) + 2 * padding, kernel, stride));
        }
    }

    /** The largest, or the mean, of each square of a picture. */
    record Pool(Kind kind, int size, int stride) implements Layer {
        /** What is taken of a square. */
        public enum Kind {
            MAX,
            AVERAGE
        }

        @Override
        public Dimensions output(Dimensions input) {
            requirePicture(input);
            return new Dimensions(
                    input.size(0), windows(input.size(1), size, stride), windows(input.size(2), size, stride));
        }
    }

    /** The mean of each channel of a picture. */
    record GlobalAveragePool() implements Layer {
        @Override
        public Dimensions output(Dimensions input) {
            requirePicture(input);
            return new Dimensions(input.size(0));
        }
    }

    /** One row of numbers. */
    record Flatten() implements Layer {
        @Override
        public Dimensions output(Dimensions input) {
            return new Dimensions(input.count());
        }
    }

    /** A function of each number. */
    enum Activation implements Layer {
        RELU,
        TANH,
        SIGMOID,
        /** With the error function, not its approximation by tanh. */
        GELU;

        @Override
        public Dimensions output(Dimensions input) {
            return input;
        }

        /** The name in a file. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** In training sets a share of the numbers to 0 and enlarges the others to keep their mean. */
    record Dropout(double rate) implements Layer {
        @Override
        public Dimensions output(Dimensions input) {
            return input;
        }
    }

    /** Each channel (or feature) to mean 0 and deviation 1 over the batch, then scaled and moved. */
    record BatchNorm() implements Layer {
        @Override
        public Dimensions output(Dimensions input) {
            if (input.rank() == 2) {
                throw new IllegalArgumentException("needs features or a picture; over texts use layer_norm");
            }
            return input;
        }
    }

    /** The last axis to mean 0 and deviation 1, then scaled and moved. */
    record LayerNorm() implements Layer {
        @Override
        public Dimensions output(Dimensions input) {
            return input;
        }
    }

    /** A learned row of numbers for each token; with {@code positions}, one for its place is added. */
    record Embedding(int size, boolean positions) implements Layer {
        @Override
        public Dimensions output(Dimensions input) {
            return new Dimensions(input.size(0), size);
        }
    }

    /** A recurrent network over a text; its output is the state at each token. */
    record Recurrent(Cell cell, int units, int layers, double dropout) implements Layer {
        /** What is in each step. */
        public enum Cell {
            LSTM,
            GRU;

            /** The name in a file. */
            public String label() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public Dimensions output(Dimensions input) {
            requireText(input);
            return new Dimensions(input.size(0), units);
        }
    }

    /**
     * A layer of a transformer's encoder: attention of all tokens to all, then two dense layers with {@code hidden} units
     * between; each after a layer norm and added to what came in, as PyTorch's {@code norm_first} has it.
     */
    record TransformerEncoder(int heads, int hidden, double dropout) implements Layer {
        @Override
        public Dimensions output(Dimensions input) {
            requireText(input);
            if (input.size(1) % heads != 0) {
                throw new IllegalArgumentException(
                        "has %d heads, which do not divide the %d numbers of a token".formatted(heads, input.size(1)));
            }
            return input;
        }
    }

    /** The mean over the tokens that a text has. */
    record MeanOverTokens() implements Layer {
        @Override
        public Dimensions output(Dimensions input) {
            requireText(input);
            return new Dimensions(input.size(1));
        }
    }

    private static int windows(int length, int size, int stride) {
        if (size > length) {
            throw new IllegalArgumentException(
                    "has windows of %d, but the picture has only %d".formatted(size, length));
        }
        return (length - size) / stride + 1;
    }

    private static void requirePicture(Dimensions input) {
        if (input.rank() != 3) {
            throw new IllegalArgumentException("needs a picture (channels x height x width)");
        }
    }

    private static void requireText(Dimensions input) {
        if (input.rank() != 2) {
            throw new IllegalArgumentException("needs embedded tokens (tokens x numbers)");
        }
    }
}
