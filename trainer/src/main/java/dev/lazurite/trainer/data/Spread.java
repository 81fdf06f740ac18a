package dev.lazurite.trainer.data;

/** Mean and deviation of numbers, of which NaN are missing. Plain loops: the first fits of a process are spent on compiling. */
final class Spread {
    private Spread() {}

    /** 0 where there is none. */
    static double mean(double[] values) {
        double sum = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** The square root of the mean square of the differences from the mean; 0 where there are no numbers. */
    static double deviation(double[] values, double mean) {
        double squares = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                squares += (value - mean) * (value - mean);
                count++;
            }
        }
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }
}
