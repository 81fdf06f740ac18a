package dev.lazurite.trainer.tabular;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.Featuriser.Scaling;
import dev.lazurite.trainer.neighbors.NearestNeighbors;
import dev.lazurite.trainer.tabular.UnsupervisedLearner.Found;
import dev.lazurite.trainer.vector.Centroids;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.hdbscan.HdbscanTrainer;
import org.tribuo.clustering.kmeans.KMeansTrainer;
import org.tribuo.clustering.kmeans.KMeansTrainer.Initialisation;
import org.tribuo.math.distance.DistanceType;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;

/** Learners that find groups, with scikit-learn's names and defaults of parameters. */
final class Clusterers {
    private static final Parameter CORES =
            new Parameter.Whole("threads", 1, 1, 1024, "threads to train on; does not change the model");

    /** Tribuo's number for rows in no group. */
    private static final int NOISE = 0;

    private Clusterers() {}

    static UnsupervisedLearner kMeans() {
        return new UnsupervisedLearner(
                "k-means",
                "K-means: groups around as many centres, from the best of several starts.",
                Task.CLUSTERING,
                List.of(
                        new Parameter.Whole("n_clusters", 8, 2, Integer.MAX_VALUE, "groups"),
                        new Parameter.Whole("n_init", 10, 1, 1000, "starts"),
                        new Parameter.Whole("max_iter", 300, 1, Integer.MAX_VALUE, "most iterations of a start"),
                        CORES),
                Scaling.STANDARD,
                Clusterers::kMeans);
    }

    private static Found kMeans(double[][] columns, Settings settings, long seed) {
        int groups = settings.whole("n_clusters");
        if (groups > columns[0].length) {
            throw new InvalidInputException(
                    "%d rows cannot make n_clusters=%d groups; ask for fewer.".formatted(columns[0].length, groups));
        }
        var data = unassigned(columns);
        Centroids best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int start = 0; start < settings.whole("n_init"); start++) {
            var trainer = new KMeansTrainer(
                    groups,
                    settings.whole("max_iter"),
                    DistanceType.L2.getDistance(),
                    Initialisation.PLUSPLUS,
                    settings.whole("threads"),
                    seed + start);
            var centres = new Centroids(Arrays.stream(trainer.train(data).getCentroidVectors())
                    .map(centre -> centre.toArray())
                    .toArray(double[][]::new));
            double inertia = inertia(centres, columns);
            if (best == null || inertia < least) {
                best = centres;
                least = inertia;
            }
        }
        return new Found(best, numbered(0, groups));
    }

    /** The sum of the squares of the rows' distances to their centres. */
    private static double inertia(Centroids centroids, double[][] columns) {
        var row = new double[columns.length];
        double sum = 0;
        for (int i = 0; i < columns[0].length; i++) {
            for (int f = 0; f < row.length; f++) {
                row[f] = columns[f][i];
            }
            sum += centroids.nearest(row).squaredDistance();
        }
        return sum;
    }

    static UnsupervisedLearner hdbscan() {
        return new UnsupervisedLearner(
                "hdbscan",
                "HDBSCAN*: groups of rows that stand close together, as many as there are; -1 are the rows in none. A new row is in the group of the row nearest to it.",
                Task.CLUSTERING,
                List.of(
                        new Parameter.Whole("min_cluster_size", 5, 2, Integer.MAX_VALUE, "fewest rows of a group"),
                        new Parameter.Whole(
                                "min_samples", 5, 1, Integer.MAX_VALUE, "neighbours that tell how close rows stand"),
                        CORES),
                Scaling.STANDARD,
                Clusterers::hdbscan);
    }

    private static Found hdbscan(double[][] columns, Settings settings, long seed) {
        var trainer = new HdbscanTrainer(
                settings.whole("min_cluster_size"),
                DistanceType.L2.getDistance(),
                settings.whole("min_samples"),
                settings.whole("threads"),
                NeighboursQueryFactoryType.KD_TREE);
        // noise is a group of its own, the first, whether there is any or not
        List<Integer> labels = trainer.train(unassigned(columns)).getClusterLabels();
        List<Integer> groups = Stream.concat(Stream.of(NOISE), labels.stream())
                .distinct()
                .sorted()
                .toList();
        double[] numbered = labels.stream().mapToDouble(groups::indexOf).toArray();
        return new Found(
                NearestNeighbors.of(columns, numbered, groups.size(), 1, false), numbered(-1, groups.size() - 1));
    }

    private static MutableDataset<ClusterID> unassigned(double[][] columns) {
        return TribuoExamples.dataset(columns, new ClusteringFactory(), row -> ClusteringFactory.UNASSIGNED_CLUSTER_ID);
    }

    private static List<String> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }
}
