package dev.lazurite.trainer.search.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * Reads Azure's wire form of a search space: by name a list of the distribution's name and its arguments, such as {@code
 * ["uniform", [0.1, 0.9]]} and {@code ["choice", [["relu", "tanh"]]]}. A value of a choice that is an object is a {@link
 * Branch}: its entries are such lists, or constants.
 */
public final class SpaceReader {
    private static final String NAMES = "choice, randint, uniform, quniform, loguniform, qloguniform, normal, qnormal,"
            + " lognormal or qlognormal";

    private final double base;

    /** Reads logarithms as natural ones, which is Azure's default. */
    public SpaceReader() {
        this(Math.E);
    }

    /** @param base of the logarithms in {@code loguniform} and its relatives */
    public SpaceReader(double base) {
        this.base = base;
    }

    /**
     * Reads a whole space.
     *
     * @param wire the parsed JSON: maps, lists, numbers, texts
     * @throws InvalidInputException for anything that is not of this form, with a sentence that names the hyperparameter
     */
    public SearchSpace space(Map<String, ?> wire) {
        Map<String, Distribution> parameters = new LinkedHashMap<>();
        wire.forEach((name, form) -> parameters.put(name, distribution(name, form)));
        return new SearchSpace(parameters);
    }

    private Distribution distribution(String parameter, Object form) {
        if (!(form instanceof List<?> list
                && list.size() == 2
                && list.get(0) instanceof String name
                && list.get(1) instanceof List<?> arguments)) {
            throw new InvalidInputException(
                    "The hyperparameter '%s' is %s; it must be a list of a distribution's name and its arguments, such as [\"uniform\", [0, 1]]."
                            .formatted(parameter, form));
        }
        try {
            return named(parameter, name, arguments);
        } catch (InvalidInputException e) {
            throw new InvalidInputException("The hyperparameter '%s': %s".formatted(parameter, e.getMessage()), e);
        }
    }

    private Distribution named(String parameter, String name, List<?> arguments) {
        return switch (name) {
            case "choice" -> choice(parameter, arguments);
            case "randint" -> new RandInt(whole(numbers(arguments, 1)[0]));
            case "uniform", "quniform", "normal", "qnormal" -> continuous(name, 0, arguments);
            case "loguniform", "qloguniform", "lognormal", "qlognormal" -> continuous(name, base, arguments);
            default ->
                throw new InvalidInputException("'%s' is no distribution; it must be %s.".formatted(name, NAMES));
        };
    }

    private static Continuous continuous(String name, double base, List<?> arguments) {
        boolean quantised = name.startsWith("q");
        double[] numbers = numbers(arguments, quantised ? 3 : 2);
        if (quantised && !(numbers[2] > 0)) {
            throw new InvalidInputException("The quantum q is %s; it must be above 0.".formatted(numbers[2]));
        }
        Law law = name.endsWith("uniform")
                ? new Law.Uniform(numbers[0], numbers[1])
                : new Law.Normal(numbers[0], numbers[1]);
        return new Continuous(law, base, quantised ? numbers[2] : 0);
    }

    private Choice choice(String parameter, List<?> arguments) {
        if (arguments.size() != 1 || !(arguments.get(0) instanceof List<?> values)) {
            throw new InvalidInputException("A choice takes one list of values, such as [\"choice\", [[16, 32]]].");
        }
        List<Object> options = new ArrayList<>();
        for (Object value : values) {
            options.add(value instanceof Map<?, ?> map ? branch(parameter, map) : plain(value));
        }
        return new Choice(options);
    }

    private Branch branch(String parameter, Map<?, ?> map) {
        Map<String, Object> entries = new LinkedHashMap<>();
        map.forEach((name, value) -> entries.put(
                name.toString(), isDistribution(value) ? distribution(parameter + "/" + name, value) : plain(value)));
        return new Branch(entries);
    }

    private static boolean isDistribution(Object value) {
        return value instanceof List<?> list
                && list.size() == 2
                && list.get(0) instanceof String
                && list.get(1) instanceof List<?>;
    }

    private static Object plain(Object value) {
        if (value instanceof Integer || value instanceof Short) {
            return ((Number) value).longValue();
        }
        if (value == null) {
            throw new InvalidInputException(
                    "A value of a choice is null; it must be a text, a number or true or false.");
        }
        return value;
    }

    private static double[] numbers(List<?> arguments, int count) {
        if (arguments.size() != count || !arguments.stream().allMatch(Number.class::isInstance)) {
            throw new InvalidInputException("The arguments are %s; there must be %d number%s."
                    .formatted(arguments, count, count == 1 ? "" : "s"));
        }
        return arguments.stream()
                .mapToDouble(argument -> ((Number) argument).doubleValue())
                .toArray();
    }

    private static long whole(double number) {
        if (number != Math.rint(number)) {
            throw new InvalidInputException("The upper bound is %s; it must be a whole number.".formatted(number));
        }
        return (long) number;
    }
}
