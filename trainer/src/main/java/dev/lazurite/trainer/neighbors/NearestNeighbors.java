package dev.lazurite.trainer.neighbors;

import java.util.Arrays;

import dev.lazurite.trainer.vector.VectorModel;

/**
 * The training rows themselves; a row is predicted by those nearest to it, by Euclidean distance: scikit-learn's {@code
 * KNeighborsClassifier} and {@code KNeighborsRegressor}. Of rows at the same distance the first ones count. Safe for use by
 * several threads.
 *
 * @param classes how many classes there are; 0 for a number
 * @param neighbors how many rows count
 * @param weighted whether nearer rows count more, by the inverse of their distance
 * @param points features of all training rows, row by row
 * @param targets of the training rows: numbers of classes from 0, or numbers to be averaged
 */
@SuppressWarnings("ArrayRecordComponent") // two such are never compared
public record NearestNeighbors(
        int features, int classes, int neighbors, boolean weighted, double[] points, double[] targets)
        implements VectorModel {
    /** So many features are added up between two looks at whether a row is too far already. */
    private static final int STRIDE = 8;

    /** Keeps the rows of these columns: features by rows. */
    public static NearestNeighbors of(
            double[][] columns, double[] targets, int classes, int neighbors, boolean weighted) {
        var points = new double[columns.length * targets.length];
        for (int row = 0; row < targets.length; row++) {
            for (int f = 0; f < columns.length; f++) {
                points[row * columns.length + f] = columns[f][row];
            }
        }
        return new NearestNeighbors(
                columns.length, classes, Math.min(neighbors, targets.length), weighted, points, targets);
    }

    @Override
    public int outputs() {
        return Math.max(1, classes);
    }

    @Override
    public double[] predict(double[] row) {
        var nearest = new Nearest(neighbors);
        for (int i = 0; i < targets.length; i++) {
            double distance = squared(row, i * features, nearest.farthest());
            if (distance < nearest.farthest()) {
                nearest.add(i, distance);
            }
        }
        return combined(nearest);
    }

    /** The square of the distance; of rows farther than the limit, anything above it. */
    private double squared(double[] row, int at, double limit) {
        double sum = 0;
        for (int from = 0; from < features && sum < limit; from += STRIDE) {
            int to = Math.min(features, from + STRIDE);
            for (int f = from; f < to; f++) {
                double difference = row[f] - points[at + f];
                sum += difference * difference;
            }
        }
        return sum;
    }

    private double[] combined(Nearest nearest) {
        var result = new double[outputs()];
        // rows at distance 0 count alone, as the inverse of their distance is infinite
        boolean same = weighted && nearest.distance(0) == 0;
        double total = 0;
        for (int i = 0; i < neighbors; i++) {
            double weight = 1;
            if (same) {
                weight = nearest.distance(i) == 0 ? 1 : 0;
            } else if (weighted) {
                weight = 1 / Math.sqrt(nearest.distance(i));
            }
            double target = targets[nearest.row(i)];
            if (classes > 0) {
                result[(int) target] += weight;
            } else {
                result[0] += weight * target;
            }
            total += weight;
        }
        for (int k = 0; k < result.length; k++) {
            result[k] /= total;
        }
        return result;
    }

    /** The nearest rows so far, the nearest first. */
    private static final class Nearest {
        private final int[] rows;
        private final double[] distances;

        Nearest(int count) {
            rows = new int[count];
            distances = new double[count];
            Arrays.fill(distances, Double.POSITIVE_INFINITY);
        }

        double farthest() {
            return distances[distances.length - 1];
        }

        int row(int place) {
            return rows[place];
        }

        double distance(int place) {
            return distances[place];
        }

        void add(int row, double distance) {
            int place = distances.length - 1;
            for (; place > 0 && distances[place - 1] > distance; place--) {
                distances[place] = distances[place - 1];
                rows[place] = rows[place - 1];
            }
            distances[place] = distance;
            rows[place] = row;
        }
    }
}
