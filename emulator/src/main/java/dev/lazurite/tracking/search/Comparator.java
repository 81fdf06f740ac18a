package dev.lazurite.tracking.search;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How a clause compares. */
public enum Comparator {
    EQUAL("="),
    NOT_EQUAL("!="),
    GREATER(">"),
    AT_LEAST(">="),
    LESS("<"),
    AT_MOST("<="),
    LIKE("LIKE"),
    ILIKE("ILIKE"),
    IN("IN"),
    NOT_IN("NOT IN"),
    IS_NULL("IS NULL"),
    IS_NOT_NULL("IS NOT NULL");

    /** For metrics and numeric attributes. */
    static final Set<Comparator> NUMERIC = EnumSet.of(EQUAL, NOT_EQUAL, GREATER, AT_LEAST, LESS, AT_MOST);
    /** For params and tags. */
    static final Set<Comparator> ENTRY = EnumSet.of(EQUAL, NOT_EQUAL, LIKE, ILIKE, IS_NULL, IS_NOT_NULL);
    /** For text attributes and datasets. */
    static final Set<Comparator> TEXT = EnumSet.of(EQUAL, NOT_EQUAL, LIKE, ILIKE, IN, NOT_IN);

    private final String sign;

    Comparator(String sign) {
        this.sign = sign;
    }

    /** How it is written, in the search language as in SQL. */
    public String sign() {
        return sign;
    }

    static String signs(Set<Comparator> some) {
        return some.stream().map(Comparator::sign).collect(Collectors.joining("', '", "'", "'"));
    }
}
