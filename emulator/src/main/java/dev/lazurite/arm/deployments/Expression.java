package dev.lazurite.arm.deployments;

import java.util.ArrayList;
import java.util.List;

import dev.lazurite.platform.http.Fault;

/**
 * A template expression, such as {@code [if(equals(parameters('kind'), 'hub'), 'a', variables('b').c[0])]}, as a tree.
 *
 * <p>Source: Azure Resource Manager documentation, "Syntax and expressions in ARM templates".
 */
sealed interface Expression {
    /** A string or a number. */
    record Literal(Object value) implements Expression {}

    /** A call of a function. */
    record Function(String name, List<Expression> arguments) implements Expression {}

    /** A property of what another expression yields. */
    record Property(Expression of, String name) implements Expression {}

    /** An item of what another expression yields, by position or by name. */
    record Item(Expression of, Expression at) implements Expression {}

    /** Whether a template's text is an expression: it stands in brackets, and does not begin with two of them. */
    static boolean is(String text) {
        return text.startsWith("[") && !text.startsWith("[[") && text.endsWith("]");
    }

    /** Reads an expression that {@link #is} one; 400 {@code InvalidTemplate} says where it is wrong. */
    static Expression parse(String text) {
        Parser parser = new Parser(text.substring(1, text.length() - 1));
        Expression expression = parser.expression();
        parser.end();
        return expression;
    }

    /** Reads from left to right. */
    final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Expression expression() {
            Expression expression = primary();
            while (true) {
                skip();
                if (take('.')) {
                    expression = new Property(expression, name());
                } else if (take('[')) {
                    expression = new Item(expression, expression());
                    expect(']');
                } else {
                    return expression;
                }
            }
        }

        private Expression primary() {
            skip();
            if (take('\'')) {
                return new Literal(string());
            }
            if (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
                int start = at++;
                while (at < text.length() && Character.isDigit(text.charAt(at))) {
                    at++;
                }
                return new Literal(Long.parseLong(text.substring(start, at)));
            }
            String name = name();
            List<Expression> arguments = new ArrayList<>();
            expect('(');
            skip();
            if (!take(')')) {
                do {
                    arguments.add(expression());
                    skip();
                } while (take(','));
                expect(')');
            }
            return new Function(name, arguments);
        }

        private String string() {
            StringBuilder value = new StringBuilder();
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c != '\'') {
                    value.append(c);
                } else if (at < text.length() && text.charAt(at) == '\'') {
                    value.append('\'');
                    at++;
                } else {
                    return value.toString();
                }
            }
            throw wrong("a closing quotation mark");
        }

        private String name() {
            skip();
            int start = at;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            if (start == at) {
                throw wrong("a name");
            }
            return text.substring(start, at);
        }

        void end() {
            skip();
            if (at < text.length()) {
                throw wrong("the end");
            }
        }

        private void skip() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private boolean take(char c) {
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char c) {
            skip();
            if (!take(c)) {
                throw wrong("'" + c + "'");
            }
        }

        private Fault wrong(String expected) {
            return Fault.of(
                    400,
                    "InvalidTemplate",
                    "Deployment template language expression evaluation failed: '" + text + "' has at position " + at
                            + " something other than " + expected + ".");
        }
    }
}
