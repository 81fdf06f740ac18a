package dev.lazurite.trainer.drift;

import java.util.Set;

/** Shares of values that break what the baseline promised, rounded to 5 digits. */
public final class DataQuality {
    private DataQuality() {}

    /** Share of missing values (NaN). */
    public static double nullValueRate(double[] production) {
        return nullValueRate(production, 0);
    }

    /**
     * Share of values that cannot be cast to the baseline's type, out of all rows; a missing value can.
     *
     * @param errors values that cannot
     */
    public static double dataTypeErrorRate(int errors, int rows) {
        return rate(errors, rows);
    }

    /**
     * Share of missing values, where those that cannot be cast are NaN too.
     *
     * @param errors values that cannot be cast
     */
    public static double nullValueRate(double[] production, int errors) {
        int missing = -errors;
        for (double value : production) {
            missing += Double.isNaN(value) ? 1 : 0;
        }
        return rate(missing, production.length);
    }

    /** Share of missing values (empty texts). */
    public static double nullValueRate(String[] production) {
        int missing = 0;
        for (String value : production) {
            missing += value.isEmpty() ? 1 : 0;
        }
        return rate(missing, production.length);
    }

    /** Share of numbers below the baseline's least or above its greatest; missing ones are not out of bounds. */
    public static double outOfBoundsRate(double[] baseline, double[] production) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : baseline) {
            if (!Double.isNaN(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        int outside = 0;
        for (double value : production) {
            outside += value < least || value > most ? 1 : 0;
        }
        return rate(outside, production.length);
    }

    /** Share of categories that the baseline does not have; missing ones are not out of bounds. */
    public static double outOfBoundsRate(Set<String> baseline, String[] production) {
        int outside = 0;
        for (String value : production) {
            outside += !value.isEmpty() && !baseline.contains(value) ? 1 : 0;
        }
        return rate(outside, production.length);
    }

    static double rate(long violations, long rows) {
        return Math.round(1e5 * violations / rows) / 1e5;
    }
}
