package dev.lazurite.trainer.explain;

import dev.lazurite.trainer.api.Prediction;

/** The prediction that a counterfactual is to have. */
public sealed interface Wanted {
    /** Whether a prediction is such a one. */
    boolean met(Prediction prediction);

    /** For people. */
    String told();

    /** A class. */
    record OfClass(String label) implements Wanted {
        @Override
        public boolean met(Prediction prediction) {
            return prediction instanceof Prediction.OfClass of && of.label().equals(label);
        }

        @Override
        public String told() {
            return "'" + label + "'";
        }
    }

    /** A number between two, both included. */
    record Between(double least, double most) implements Wanted {
        @Override
        public boolean met(Prediction prediction) {
            return prediction instanceof Prediction.OfNumber of && of.value() >= least && of.value() <= most;
        }

        @Override
        public String told() {
            return "from %s to %s".formatted(least, most);
        }
    }
}
