package dev.lazurite.trainer.linear;

/**
 * Products of a block of rows with weights, and with one number a row. Four columns are taken at once: the block's own
 * numbers are then loaded and stored a quarter as often, and four sums run side by side.
 */
final class Blocks {
    private Blocks() {}

    /** Adds to each of {@code count} rows from {@code from} on its weighted sum of the columns. */
    static void addWeighted(double[] to, double[] weights, int first, double[][] columns, int from, int count) {
        int j = 0;
        for (; j + 3 < columns.length; j += 4) {
            double w0 = weights[first + j];
            double w1 = weights[first + j + 1];
            double w2 = weights[first + j + 2];
            double w3 = weights[first + j + 3];
            double[] c0 = columns[j];
            double[] c1 = columns[j + 1];
            double[] c2 = columns[j + 2];
            double[] c3 = columns[j + 3];
            for (int i = 0; i < count; i++) {
                to[i] += w0 * c0[from + i] + w1 * c1[from + i] + (w2 * c2[from + i] + w3 * c3[from + i]);
            }
        }
        for (; j < columns.length; j++) {
            double w = weights[first + j];
            double[] c = columns[j];
            for (int i = 0; i < count; i++) {
                to[i] += w * c[from + i];
            }
        }
    }

    /** Adds to each column's entry the sum over the rows of its value times the row's number. */
    static void addProducts(double[] to, int first, double[] numbers, double[][] columns, int from, int count) {
        int j = 0;
        for (; j + 3 < columns.length; j += 4) {
            double[] c0 = columns[j];
            double[] c1 = columns[j + 1];
            double[] c2 = columns[j + 2];
            double[] c3 = columns[j + 3];
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int i = 0; i < count; i++) {
                double number = numbers[i];
                s0 += number * c0[from + i];
                s1 += number * c1[from + i];
                s2 += number * c2[from + i];
                s3 += number * c3[from + i];
            }
            to[first + j] += s0;
            to[first + j + 1] += s1;
            to[first + j + 2] += s2;
            to[first + j + 3] += s3;
        }
        for (; j < columns.length; j++) {
            double[] c = columns[j];
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += numbers[i] * c[from + i];
            }
            to[first + j] += sum;
        }
    }

    static double sum(double[] numbers, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += numbers[i];
        }
        return sum;
    }
}
