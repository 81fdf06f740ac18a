package dev.lazurite.trainer.tabular;

import java.util.List;
import java.util.stream.Stream;

import dev.lazurite.trainer.vector.VectorModel;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.hdbscan.HdbscanModel;
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

    /**
     * Names the group of a row, or that it is in none: output 0.
     *
     * @param groups Tribuo's numbers of the groups, in order; noise is the first
     */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    record Clusters(Model<ClusterID> tribuo, int features, List<Integer> groups, String[] names)
            implements TribuoVectors {
        private static final int NOISE = 0;

        static Clusters of(Model<ClusterID> tribuo, int features) {
            List<Integer> groups = Stream.concat(Stream.of(NOISE), ((HdbscanModel) tribuo).getClusterLabels().stream())
                    .distinct()
                    .sorted()
                    .toList();
            return new Clusters(tribuo, features, groups, TribuoExamples.names(features));
        }

        @Override
        public int outputs() {
            return groups.size();
        }

        @Override
        public double[] predict(double[] row) {
            var prediction =
                    tribuo.predict(TribuoExamples.example(names, row, ClusteringFactory.UNASSIGNED_CLUSTER_ID));
            var one = new double[groups.size()];
            one[groups.indexOf(prediction.getOutput().getID())] = 1;
            return one;
        }
    }
}
