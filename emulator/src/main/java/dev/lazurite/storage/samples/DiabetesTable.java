package dev.lazurite.storage.samples;

import java.util.Arrays;

/**
 * 442 patients that never were: ten columns that are centred and scaled to a sum of squares of one, as in the known table, and
 * a target that is nearly linear in four of them.
 */
final class DiabetesTable {
    private static final int ROWS = 442;
    private static final int COLUMNS = 10;
    /** What a column adds to the target, in the order of the columns. */
    private static final double[] WEIGHTS = {0, -240, 520, 325, 0, 0, -230, 0, 560, 0};

    String csv() {
        Draws draws = new Draws(442);
        double[][] columns = new double[COLUMNS][ROWS];
        for (int row = 0; row < ROWS; row++) {
            double common = draws.normal(0, 1);
            for (int column = 0; column < COLUMNS; column++) {
                // The second column is a sex, of which there are two.
                columns[column][row] = column == 1 ? (draws.chance(0.47) ? 1 : 0) : 0.5 * common + draws.normal(0, 1);
            }
        }
        Arrays.stream(columns).forEach(DiabetesTable::standardise);
        Rows rows = new Rows("age,sex,bmi,bp,s1,s2,s3,s4,s5,s6,target");
        for (int row = 0; row < ROWS; row++) {
            Object[] values = new Object[COLUMNS + 1];
            double target = 152;
            for (int column = 0; column < COLUMNS; column++) {
                target += WEIGHTS[column] * columns[column][row];
                values[column] = Rows.fixed(columns[column][row], 15);
            }
            values[COLUMNS] = Rows.fixed(Math.max(25, Math.min(346, Math.rint(target + draws.normal(0, 54)))), 1);
            rows.add(values);
        }
        return rows.text();
    }

    private static void standardise(double[] column) {
        double mean = Arrays.stream(column).sum() / column.length;
        double squares = Arrays.stream(column).map(x -> (x - mean) * (x - mean)).sum();
        double scale = Math.sqrt(squares);
        for (int i = 0; i < column.length; i++) {
            column[i] = (column[i] - mean) / scale;
        }
    }
}
