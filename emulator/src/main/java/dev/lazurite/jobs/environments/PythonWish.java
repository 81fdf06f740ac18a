package dev.lazurite.jobs.environments;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which minor versions of Python 3 a specification accepts.
 *
 * @param lowest minor version, included
 * @param highest minor version, included
 */
record PythonWish(int lowest, int highest) {
    /** What an environment gets that says nothing: the version that most wheels of the last years exist for. */
    static final int USUAL = 11;

    /** No wish. */
    static final PythonWish ANY = new PythonWish(0, Integer.MAX_VALUE);

    private static final Pattern CLAUSE = Pattern.compile("(>=|<=|==|~=|!=|>|<|=)?\\s*3(?:\\.(\\d+))?[^,]*");
    private static final Pattern IN_IMAGE =
            Pattern.compile("(?:^|[/-])(?:python:3\\.(\\d+)|py3\\.?(\\d+))(?:[.:@-].*)?$");

    /** The wish in the version part of a conda or pip requirement, such as {@code =3.10} or {@code >=3.8,<3.11}. */
    static PythonWish of(String specification) {
        int lowest = 0;
        int highest = Integer.MAX_VALUE;
        for (String clause : specification.split(",")) {
            Matcher parts = CLAUSE.matcher(clause.trim());
            if (!parts.matches() || parts.group(2) == null) {
                continue;
            }
            int minor = Integer.parseInt(parts.group(2));
            String operator = parts.group(1) == null ? "=" : parts.group(1);
            switch (operator) {
                case ">=", "~=", ">" -> lowest = Math.max(lowest, minor);
                case "<=" -> highest = Math.min(highest, minor);
                case "<" -> highest = Math.min(highest, minor - 1);
                case "!=" -> {}
                default -> {
                    lowest = minor;
                    highest = minor;
                }
            }
        }
        return new PythonWish(lowest, highest);
    }

    /** The wish in an image's name, such as {@code python:3.9-slim} or {@code minimal-ubuntu20.04-py38-cpu-inference}. */
    static PythonWish ofImage(String image) {
        Matcher found = IN_IMAGE.matcher(image);
        if (!found.find()) {
            return ANY;
        }
        int minor = Integer.parseInt(found.group(1) == null ? found.group(2) : found.group(1));
        return new PythonWish(minor, minor);
    }

    boolean accepts(int minor) {
        return lowest <= minor && minor <= highest;
    }

    /**
     * The best of {@code minors}: one that is accepted, or else the nearest newer one, or else the newest. Deviation: the
     * version of Python that an environment asks for is a wish; where this machine has no such interpreter another one is
     * taken, and the build log says so.
     */
    Optional<Integer> choose(Collection<Integer> minors) {
        Comparator<Integer> nearest = Comparator.<Integer>comparingInt(minor -> Math.abs(minor - USUAL))
                .thenComparing(Comparator.reverseOrder());
        return minors.stream()
                .filter(this::accepts)
                .min(nearest)
                .or(() -> minors.stream().filter(minor -> minor > highest).min(Comparator.naturalOrder()))
                .or(() -> minors.stream().max(Comparator.naturalOrder()));
    }

    @Override
    public String toString() {
        if (equals(ANY)) {
            return "any Python 3";
        }
        if (lowest == highest) {
            return "Python 3." + lowest;
        }
        String from = lowest == 0 ? "" : " from 3." + lowest;
        return "Python" + from + (highest == Integer.MAX_VALUE ? "" : " up to 3." + highest);
    }
}
