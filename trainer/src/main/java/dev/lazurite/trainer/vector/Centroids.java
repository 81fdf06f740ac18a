package dev.lazurite.trainer.vector;

/**
 * Groups by their centres: a row is in the group whose centre is nearest, of several the first.
 *
 * @param centres by group and feature
 */
@SuppressWarnings("ArrayRecordComponent") // two such are never compared
public record Centroids(double[][] centres) implements VectorModel {
    /** A group, and the square of the distance to its centre. */
    public record Nearest(int group, double squaredDistance) {}

    @Override
    public int features() {
        return centres[0].length;
    }

    @Override
    public int outputs() {
        return centres.length;
    }

    /** The group that a row is in. */
    public Nearest nearest(double[] row) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < centres.length; k++) {
            double distance = 0;
            for (int f = 0; f < row.length; f++) {
                double difference = row[f] - centres[k][f];
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                nearest = k;
            }
        }
        return new Nearest(nearest, least);
    }

    @Override
    public double[] predict(double[] row) {
        var one = new double[centres.length];
        one[nearest(row).group()] = 1;
        return one;
    }
}
