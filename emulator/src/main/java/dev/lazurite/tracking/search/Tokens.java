package dev.lazurite.tracking.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a filter into tokens. Quotes inside of quoted text are kept as they are, as MLflow keeps them. */
final class Tokens {
    private static final String DOUBLE = "\"[^\"]*\"";
    private static final String BACKTICKS = "`[^`]*`";
    private static final String NAME = "(?:[A-Za-z_]\\w*|" + BACKTICKS + ")";
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<word>" + NAME + "(?:\\.(?:\\w+|" + DOUBLE + "|" + BACKTICKS + "))*)"
            + "|(?<number>[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)(?!\\w)"
            + "|(?<single>'(?:''|\\\\'|[^'])*')"
            + "|(?<double>" + DOUBLE + ")"
            + "|(?<sign><=|>=|!=|<>|==|=|<|>)"
            + "|(?<open>\\()|(?<close>\\))|(?<comma>,)"
            + "|(?<other>\\S+))");

    private Tokens() {}

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.lookingAt()) {
            tokens.add(token(matcher));
            matcher.region(matcher.end(), text.length());
        }
        return tokens;
    }

    private static Token token(Matcher matcher) {
        for (Token.Type type : Token.Type.values()) {
            String group = matcher.group(type.name().toLowerCase(java.util.Locale.ROOT));
            if (group != null) {
                return new Token(type, group);
            }
        }
        throw new IllegalStateException("the pattern matched without a group");
    }
}
