package dev.lazurite.trainer.deep.network;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.lazurite.trainer.api.InvalidInputException;

/** The fields of one map in a file; each mistake is refused with where it stands. */
final class Fields {
    private final String where;
    private final Map<?, ?> values;
    private final Set<String> known = new HashSet<>();

    Fields(String where, Map<?, ?> values) {
        this.where = where;
        this.values = values;
    }

    boolean has(String name) {
        known.add(name);
        return values.get(name) != null;
    }

    /** A whole number of at least {@code least}. */
    int whole(String name, int least) {
        if (has(name) && values.get(name) instanceof Integer number && number >= least) {
            return number;
        }
        throw refusal(name, "a whole number of at least " + least);
    }

    int whole(String name, int least, int otherwise) {
        return has(name) ? whole(name, least) : otherwise;
    }

    /** A share: at least 0 and below 1. */
    double share(String name, double otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (values.get(name) instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() < 1) {
            return number.doubleValue();
        }
        throw refusal(name, "a number of at least 0 and below 1");
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (values.get(name) instanceof Boolean flag) {
            return flag;
        }
        throw refusal(name, "true or false");
    }

    /** Refuses fields that nobody asked for. */
    void end() {
        for (Object name : values.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                throw new InvalidInputException("%s has a field '%s', which is not known. Its fields are: %s."
                        .formatted(
                                where,
                                name,
                                String.join(", ", known.stream().sorted().toList())));
            }
        }
    }

    private InvalidInputException refusal(String name, String accepted) {
        return new InvalidInputException(
                "%s: '%s' is %s; it must be %s.".formatted(where, name, values.get(name), accepted));
    }
}
