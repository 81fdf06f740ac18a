package dev.lazurite.tracking.search;

/**
 * A piece of a filter.
 *
 * @param text as it was written, quotes included
 */
record Token(Type type, String text) {
    enum Type {
        /** A bare word, or names joined with dots of which some may be quoted. */
        WORD,
        NUMBER,
        /** Text in single quotes. */
        SINGLE,
        /** Text in double quotes: a name or a value. */
        DOUBLE,
        SIGN,
        OPEN,
        CLOSE,
        COMMA,
        OTHER
    }

    boolean is(String word) {
        return type == Type.WORD && text.equalsIgnoreCase(word);
    }

    /** Whether this can be the text that a clause compares with. */
    boolean quoted() {
        return type == Type.SINGLE || type == Type.DOUBLE;
    }

    String unquoted() {
        return text.substring(1, text.length() - 1);
    }
}
