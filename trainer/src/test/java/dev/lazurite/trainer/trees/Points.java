package dev.lazurite.trainer.trees;

import java.util.Random;

/** Random points, and a curve over the first two of their features. */
@SuppressWarnings("ArrayRecordComponent") // two such are never compared
record Points(double[][] columns, double[] numbers) {
    static Points of(int rows, int features) {
        var random = new Random(5);
        var columns = new double[features][rows];
        var numbers = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int f = 0; f < features; f++) {
                columns[f][i] = random.nextDouble();
            }
            numbers[i] = Math.sin(6 * columns[0][i]) + columns[1][i] * columns[1][i];
        }
        return new Points(columns, numbers);
    }

    double[] row(int at) {
        var row = new double[columns.length];
        for (int f = 0; f < row.length; f++) {
            row[f] = columns[f][at];
        }
        return row;
    }

    /** The numbers cut into so many ranges. */
    int[] classes(int count) {
        var classes = new int[numbers.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = Math.min(count - 1, Math.max(0, (int) ((numbers[i] + 1) / 3 * count)));
        }
        return classes;
    }

    double accuracy(TreeEnsemble model, int classes) {
        int[] actual = classes(classes);
        double right = 0;
        for (int i = 0; i < actual.length; i++) {
            double[] scores = model.predict(row(i));
            int best = 0;
            for (int k = 1; k < scores.length; k++) {
                best = scores[k] > scores[best] ? k : best;
            }
            right += best == actual[i] ? 1 : 0;
        }
        return right / actual.length;
    }

    double r2(TreeEnsemble model) {
        double mean = 0;
        for (double number : numbers) {
            mean += number / numbers.length;
        }
        double squares = 0;
        double spread = 0;
        for (int i = 0; i < numbers.length; i++) {
            double error = numbers[i] - model.predict(row(i))[0];
            squares += error * error;
            spread += (numbers[i] - mean) * (numbers[i] - mean);
        }
        return 1 - squares / spread;
    }
}
