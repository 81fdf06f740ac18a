package dev.lazurite.trainer.trees;

/**
 * First and second derivatives of a loss, by row, as fixed-point numbers in the halves of one long: adding two such
 * longs adds both, exactly and in any order, at half the memory traffic of two doubles. The scales are chosen so that
 * the sum over all rows just fits; with 200,000 rows an average derivative then has four significant digits.
 */
final class Gradients {
    private static final double HALF = 0x1p31 - 1;

    final double[] first;
    final double[] second;
    final long[] packed;
    private double firstScale = 1;
    private double secondScale = 1;

    Gradients(int rows) {
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
        // rounding can add half a unit a row
        double room = HALF - first.length;
        firstScale = firsts > 0 ? room / firsts : 1;
        secondScale = seconds > 0 ? room / seconds : 1;
        for (int i = 0; i < first.length; i++) {
            packed[i] = (Math.round(first[i] * firstScale) << 32) + Math.round(second[i] * secondScale);
        }
    }

    /** The sum of first derivatives in a sum of packed ones. */
    double first(long sum) {
        return (sum >> 32) / firstScale;
    }

    /** The sum of second derivatives in a sum of packed ones. */
    double second(long sum) {
        return (sum & 0xFFFFFFFFL) / secondScale;
    }
}
