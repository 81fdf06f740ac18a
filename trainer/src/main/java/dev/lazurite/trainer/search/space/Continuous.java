package dev.lazurite.trainer.search.space;

import java.util.Locale;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * The eight distributions of Azure that stand on a uniform or a normal {@link Law}: {@code uniform}, {@code normal}, those with
 * {@code log} (a power of {@code base} whose exponent follows the law; bounds, mean and deviation are those of the exponent),
 * and those with {@code q}, whose values are {@code round(x / q) * q}, halves to even as Python's {@code round} does.
 *
 * @param base the base of the logarithm; 0 without one
 * @param q the quantum; 0 without one
 */
public record Continuous(Law law, double base, double q) implements Distribution {
    public Continuous {
        if (base != 0 && !(base > 0 && base != 1)) {
            throw new InvalidInputException(
                    "The base of the logarithm is %s; it must be above 0, and not 1.".formatted(base));
        }
        if (!(q >= 0)) {
            throw new InvalidInputException("The quantum q is %s; it must be above 0.".formatted(q));
        }
    }

    /** Azure's name for it, such as {@code qloguniform}. */
    public String name() {
        String law = this.law.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return (q > 0 ? "q" : "") + (base > 0 ? "log" : "") + law;
    }

    @Override
    public Object at(double quantile) {
        double value = value(quantile);
        boolean whole = q > 0 && q == Math.rint(q) && Math.abs(value) < 0x1p53;
        return whole ? (Object) (long) value : (Object) value;
    }

    private double value(double quantile) {
        double exponent = law.quantile(quantile);
        double value = base == Math.E ? Math.exp(exponent) : base > 0 ? Math.pow(base, exponent) : exponent;
        // a negative zero would be another value than zero
        return q > 0 ? Math.rint(value / q) * q + 0.0 : value;
    }

    private double probability(double value) {
        if (base == 0) {
            return law.probability(value);
        }
        return value <= 0 ? 0 : law.probability(Math.log(value) / Math.log(base));
    }

    @Override
    public double representative(double quantile) {
        return q > 0 ? middle(value(quantile)) : quantile;
    }

    private double middle(double value) {
        return (probability(value - q / 2) + probability(value + q / 2)) / 2;
    }

    @Override
    public long levels() {
        return q > 0 && base == 0 && law instanceof Law.Uniform uniform
                ? (long) (Math.rint(uniform.max() / q) - Math.rint(uniform.min() / q)) + 1
                : 0;
    }

    @Override
    public double level(long index) {
        return middle((Math.rint(law.quantile(0) / q) + index) * q);
    }
}
