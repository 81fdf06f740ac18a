package dev.lazurite.trainer.tabular;

import dev.lazurite.trainer.vector.VectorModel;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Models of Tribuo's over feature vectors. Classes are named by their numbers. */
sealed interface TribuoVectors extends VectorModel {
    Model<?> tribuo();

    /** Predicts the probabilities of classes. */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    record Classes(Model<Label> tribuo, int features, int outputs, String[] names) implements TribuoVectors {
        Classes(Model<Label> tribuo, int features, int outputs) {
            this(tribuo, features, outputs, TribuoExamples.names(features));
        }

        @Override
        public double[] predict(double[] row) {
            var prediction = tribuo.predict(TribuoExamples.example(names, row, LabelFactory.UNKNOWN_LABEL));
            var scores = new double[outputs];
            prediction.getOutputScores().forEach((label, score) -> scores[Integer.parseInt(label)] = score.getScore());
            return scores;
        }
    }

    /** Predicts a number, which was moved and scaled for training. */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    record Numbers(Model<Regressor> tribuo, int features, double shift, double scale, String[] names)
            implements TribuoVectors {
        Numbers(Model<Regressor> tribuo, int features, double shift, double scale) {
            this(tribuo, features, shift, scale, TribuoExamples.names(features));
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public double[] predict(double[] row) {
            var prediction = tribuo.predict(TribuoExamples.example(names, row, RegressionFactory.UNKNOWN_REGRESSOR));
            return new double[] {prediction.getOutput().getValues()[0] * scale + shift};
        }
    }
}
