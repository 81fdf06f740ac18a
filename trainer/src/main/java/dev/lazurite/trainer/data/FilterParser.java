package dev.lazurite.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * Reads the expression of an MLTable's {@code filter}, such as {@code col("x") > 32 and col("place") == "UK"}: comparisons
 * of {@code col("NAME")} or plain names, numbers and quoted texts, joined by {@code and}, {@code or}, {@code not} and
 * parentheses. What each means was tried on mltable 1.6.3.
 */
final class FilterParser {
    private static final String QUOTED = "\"[^\"]*\"|'[^']*'";
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(?<col>col\\s*\\(\\s*(?:" + QUOTED + ")\\s*\\))|(?<name>[A-Za-z_]\\w*)"
                    + "|(?<number>-?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)|(?<text>" + QUOTED
                    + ")|(?<sign>==|!=|<=|>=|<|>)|(?<bracket>[()]))\\s*");

    private enum Kind {
        COL,
        NAME,
        NUMBER,
        TEXT,
        SIGN,
        BRACKET,
        END
    }

    private record Token(Kind kind, String words) {}

    private final String expression;
    private final List<String> names;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private FilterParser(String expression, List<String> names) {
        this.expression = expression;
        this.names = names;
        Matcher matcher = TOKEN.matcher(expression);
        int from = 0;
        while (from < expression.length()) {
            if (!matcher.find(from) || matcher.start() != from) {
                throw refusal(expression.substring(from));
            }
            tokens.add(token(matcher));
            from = matcher.end();
        }
        tokens.add(new Token(Kind.END, "its end"));
    }

    /** Reads an expression about these columns. */
    static FilterExpression parse(String expression, List<String> names) {
        var parser = new FilterParser(expression, names);
        FilterExpression read = parser.or();
        if (parser.next().kind() != Kind.END) {
            throw parser.refusal(parser.next().words());
        }
        return read;
    }

    private static Token token(Matcher matcher) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.END && matcher.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
                return new Token(kind, matcher.group().strip());
            }
        }
        throw new IllegalStateException("a match is of one of the kinds");
    }

    private FilterExpression or() {
        FilterExpression left = and();
        while (takes(Kind.NAME, "or")) {
            left = new FilterExpression.Or(left, and());
        }
        return left;
    }

    private FilterExpression and() {
        FilterExpression left = not();
        while (takes(Kind.NAME, "and")) {
            left = new FilterExpression.And(left, not());
        }
        return left;
    }

    private FilterExpression not() {
        if (takes(Kind.NAME, "not")) {
            return new FilterExpression.Not(not());
        }
        if (takes(Kind.BRACKET, "(")) {
            FilterExpression inner = or();
            if (!takes(Kind.BRACKET, ")")) {
                throw refusal(next().words());
            }
            return inner;
        }
        FilterExpression.Operand left = operand();
        if (next().kind() != Kind.SIGN) {
            throw refusal(next().words());
        }
        FilterExpression.Operator operator = FilterExpression.Operator.of(take().words());
        return new FilterExpression.Comparison(left, operator, operand());
    }

    private FilterExpression.Operand operand() {
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> new FilterExpression.Constant(Double.parseDouble(token.words()));
            case TEXT -> new FilterExpression.Text(unquoted(token.words()));
            case NAME -> cell(token.words());
            case COL -> {
                String inside = token.words()
                        .substring(token.words().indexOf('(') + 1, token.words().length() - 1);
                yield cell(unquoted(inside.strip()));
            }
            case SIGN, BRACKET, END -> throw refusal(token.words());
        };
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }

    private FilterExpression.Cell cell(String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new InvalidInputException("The MLTable's filter names a column '%s'. The columns are: %s."
                    .formatted(name, String.join(", ", names)));
        }
        return new FilterExpression.Cell(name, column);
    }

    private Token next() {
        return tokens.get(at);
    }

    private Token take() {
        Token token = next();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private boolean takes(Kind kind, String words) {
        boolean fits = next().kind() == kind && next().words().equals(words);
        at += fits ? 1 : 0;
        return fits;
    }

    private InvalidInputException refusal(String found) {
        return new InvalidInputException(
                "The MLTable's filter '%s' cannot be understood at %s. It compares columns, as in: col(\"age\") > 32 and col(\"town\") == \"Bern\"."
                        .formatted(expression, found));
    }
}
