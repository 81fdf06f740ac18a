package dev.lazurite.trainer.trees;

import dev.lazurite.trainer.vector.Link;

/** What boosting lessens: its outputs, where they start, and its derivatives. */
sealed interface Loss {
    int outputs();

    Link link();

    /** The best constant prediction, by output, before the link. */
    double[] start();

    /** Sets the derivatives for one output; {@code scores} are by output and row. */
    void derive(int output, double[][] scores, Gradients into);

    /** Called once before the derivatives of each round. */
    default void round(double[][] scores) {}

    /** Half the squared error. */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    record Squared(double[] target) implements Loss {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public Link link() {
            return Link.IDENTITY;
        }

        @Override
        public double[] start() {
            double sum = 0;
            for (double each : target) {
                sum += each;
            }
            return new double[] {sum / target.length};
        }

        @Override
        public void derive(int output, double[][] scores, Gradients into) {
            for (int i = 0; i < target.length; i++) {
                into.first[i] = scores[0][i] - target[i];
                into.second[i] = 1;
            }
        }
    }

    /** The log loss of two classes, 0 and 1. */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    record Logistic(int[] target) implements Loss {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public Link link() {
            return Link.LOGISTIC;
        }

        @Override
        public double[] start() {
            double ones = 0;
            for (int each : target) {
                ones += each;
            }
            return new double[] {Math.log(ones / (target.length - ones))};
        }

        @Override
        public void derive(int output, double[][] scores, Gradients into) {
            for (int i = 0; i < target.length; i++) {
                double p = 1 / (1 + Math.exp(-scores[0][i]));
                into.first[i] = p - target[i];
                into.second[i] = p * (1 - p);
            }
        }
    }

    /** The log loss of three classes and more; {@code shares} is room for the probabilities of a round. */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    record Softmax(int[] target, int outputs, double[][] shares) implements Loss {
        Softmax(int[] target, int outputs) {
            this(target, outputs, new double[outputs][target.length]);
        }

        @Override
        public Link link() {
            return Link.SOFTMAX;
        }

        @Override
        public double[] start() {
            var start = new double[outputs];
            for (int each : target) {
                start[each]++;
            }
            double mean = 0;
            for (int k = 0; k < outputs; k++) {
                start[k] = Math.log(start[k] / target.length);
                mean += start[k] / outputs;
            }
            for (int k = 0; k < outputs; k++) {
                start[k] -= mean;
            }
            return start;
        }

        @Override
        public void round(double[][] scores) {
            var row = new double[outputs];
            for (int i = 0; i < target.length; i++) {
                for (int k = 0; k < outputs; k++) {
                    row[k] = scores[k][i];
                }
                Link.SOFTMAX.apply(row);
                for (int k = 0; k < outputs; k++) {
                    shares[k][i] = row[k];
                }
            }
        }

        @Override
        public void derive(int output, double[][] scores, Gradients into) {
            double[] share = shares[output];
            for (int i = 0; i < target.length; i++) {
                into.first[i] = share[i] - (target[i] == output ? 1 : 0);
                into.second[i] = share[i] * (1 - share[i]);
            }
        }
    }
}
