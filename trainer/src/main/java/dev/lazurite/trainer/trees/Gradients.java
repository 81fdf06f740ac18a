package dev.lazurite.trainer.trees;

/**
 * First and second derivatives of a loss, by row, as fixed-point numbers in the parts of one long: adding two such longs
 * adds both, exactly and in any order, at half the memory traffic of two doubles. The scales are chosen so that the sum
 * over all rows just fits; with 200,000 rows an average derivative then has four significant digits. Below 16,384 rows
 * there is room to count them as well.
 */
final class Gradients {
    private static final int COUNTABLE = 1 << 14;

    private final int countBits;
    private final int secondBits;
    private final int firstBits;
    final double[] first;
    final double[] second;
    final long[] packed;
    private double firstScale = 1;
    private double secondScale = 1;

    Gradients(int rows) {
        countBits = rows < COUNTABLE ? 14 : 0;
        secondBits = countBits > 0 ? 24 : 32;
        firstBits = Long.SIZE - secondBits - countBits;
        first = new double[rows];
        second = new double[rows];
        packed = new long[rows];
    }

    /** To be called when the derivatives have been set. */
    void pack() {
        double firsts = 0;
        double seconds = 0;
        for (int i = 0; i < first.length; i++) {
            firsts += Math.abs(first[i]);
            seconds += second[i];
        }
        // rounding can add half a unit a row, and the first derivatives have a sign
        double firstRoom = Math.pow(2, firstBits - 1.0) - 1 - first.length;
        double secondRoom = Math.pow(2, secondBits) - 1 - first.length;
        firstScale = firsts > 0 ? firstRoom / firsts : 1;
        secondScale = seconds > 0 ? secondRoom / seconds : 1;
        long one = countBits > 0 ? 1 : 0;
        for (int i = 0; i < first.length; i++) {
            long upper = Math.round(first[i] * firstScale) << (secondBits + countBits);
            packed[i] = upper + (Math.round(second[i] * secondScale) << countBits) + one;
        }
    }

    /** Whether {@link #rows} knows. */
    boolean counts() {
        return countBits > 0;
    }

    /** The number of rows in a sum of packed derivatives. */
    int rows(long sum) {
        return (int) (sum & ((1L << countBits) - 1));
    }

    /** The sum of first derivatives in a sum of packed ones. */
    double first(long sum) {
        return (sum >> (secondBits + countBits)) / firstScale;
    }

    /** The sum of second derivatives in a sum of packed ones. */
    double second(long sum) {
        return ((sum >> countBits) & ((1L << secondBits) - 1)) / secondScale;
    }
}
