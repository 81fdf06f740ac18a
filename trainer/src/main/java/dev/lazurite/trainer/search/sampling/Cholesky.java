package dev.lazurite.trainer.search.sampling;

import java.util.Arrays;

/**
 * The lower triangular factor of a matrix that grows by a row at a time: adding one costs the square of the size and not its
 * cube, which is why no library's decomposition stands here.
 */
final class Cholesky {
    private static final double SMALLEST_PIVOT = 1e-10;

    private double[][] rows = new double[16][];
    private int size;

    int size() {
        return size;
    }

    /** Adds a row and column; {@code row} has the entries with those before, then the diagonal one. */
    void append(double... row) {
        double[] factor = solveLower(row);
        double pivot = row[size];
        for (int i = 0; i < size; i++) {
            pivot -= factor[i] * factor[i];
        }
        double[] added = Arrays.copyOf(factor, size + 1);
        added[size] = Math.sqrt(Math.max(pivot, SMALLEST_PIVOT));
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size++] = added;
    }

    /** Forgets all rows from this size on. */
    void shorten(int shorter) {
        size = Math.min(size, shorter);
    }

    /** The solution of {@code L x = right}; only the first {@link #size()} numbers are read. */
    double[] solveLower(double... right) {
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            double[] row = rows[i];
            double sum = right[i];
            for (int j = 0; j < i; j++) {
                sum -= row[j] * solution[j];
            }
            solution[i] = sum / row[i];
        }
        return solution;
    }

    /** The solution of {@code L L' x = right}. */
    double[] solve(double... right) {
        double[] solution = solveLower(right);
        for (int i = size - 1; i >= 0; i--) {
            double[] row = rows[i];
            double value = solution[i] / row[i];
            solution[i] = value;
            for (int j = 0; j < i; j++) {
                solution[j] -= row[j] * value;
            }
        }
        return solution;
    }

    /** The inverse of the matrix. */
    double[][] inverse() {
        double[][] inverse = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] unit = new double[size];
            unit[i] = 1;
            inverse[i] = solve(unit);
        }
        return inverse;
    }

    /** The logarithm of the factor's determinant, half of the matrix's. */
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.log(rows[i][i]);
        }
        return sum;
    }
}
