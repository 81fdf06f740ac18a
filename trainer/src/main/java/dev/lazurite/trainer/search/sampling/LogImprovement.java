package dev.lazurite.trainer.search.sampling;

/** The logarithm of expected improvement, which stays finite where the improvement itself is too small for a double. */
final class LogImprovement {
    /** Below it the difference of two nearly equal numbers is replaced by its asymptotic series. */
    private static final double FAR = -6;

    private LogImprovement() {}

    /** log(φ(z) + z Φ(z)), for a best value that lies z deviations above the mean. */
    static double of(double z) {
        if (z > FAR) {
            return Math.log(Gauss.density(z) + z * Gauss.cumulative(z));
        }
        double square = z * z;
        double series = 1 - 3 / square + 15 / (square * square) - 105 / (square * square * square);
        return -square / 2 - Math.log(Math.sqrt(2 * Math.PI) * square) + Math.log(series);
    }
}
