package dev.lazurite.tracking.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.lazurite.platform.http.Fault;
import dev.lazurite.tracking.record.Refusals;

/** Reads filters and orders; what cannot be read is refused with 400 and a message that names the piece. */
public final class Parser {
    private final Schema schema;
    private final String text;
    private final List<Token> tokens;
    private int at;

    private Parser(Schema schema, String text) {
        this.schema = schema;
        this.text = text;
        this.tokens = Tokens.of(text);
    }

    /** The clauses of a filter, all of which must hold; none for an empty filter. */
    public static List<Clause> filter(Schema schema, String text) {
        return text.isBlank() ? List.of() : new Parser(schema, text).clauses();
    }

    /** The key and direction of one entry of {@code order_by}. */
    public static Order order(Schema schema, String text) {
        return new Parser(schema, text).order();
    }

    private List<Clause> clauses() {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(clause());
        while (at < tokens.size()) {
            Token joint = tokens.get(at++);
            if (!joint.is("AND")) {
                throw Refusals.invalid("Invalid clause(s) in filter string: '" + joint.text()
                        + "'. Clauses can only be joined with AND: " + text);
            }
            clauses.add(clause());
        }
        return clauses;
    }

    private Clause clause() {
        Token subject = next("an identifier");
        if (subject.type() != Token.Type.WORD && subject.type() != Token.Type.DOUBLE) {
            throw Refusals.invalid("Invalid clause(s) in filter string: '" + subject.text()
                    + "'. A clause is an identifier, a comparator and a value: " + text);
        }
        Identifier identifier = Identifiers.read(schema, subject.text());
        Comparator comparator = comparator();
        checkComparator(identifier, comparator);
        return new Clause(identifier, comparator, values(identifier, comparator));
    }

    private Comparator comparator() {
        Token token = next("a comparator");
        if (token.is("IS")) {
            boolean not = accept("NOT");
            expect("NULL");
            return not ? Comparator.IS_NOT_NULL : Comparator.IS_NULL;
        }
        if (token.is("NOT")) {
            expect("IN");
            return Comparator.NOT_IN;
        }
        for (Comparator comparator : Comparator.values()) {
            if (token.text().equalsIgnoreCase(comparator.sign())) {
                return comparator;
            }
        }
        throw Refusals.invalid("Invalid comparator '" + token.text() + "' in filter string: " + text);
    }

    private void checkComparator(Identifier identifier, Comparator comparator) {
        Set<Comparator> valid = switch (identifier.kind()) {
            case METRIC -> Comparator.NUMERIC;
            case PARAM, TAG -> Comparator.ENTRY;
            case DATASET -> Comparator.TEXT;
            case ATTRIBUTE -> schema.numeric(identifier) ? Comparator.NUMERIC : Comparator.TEXT;
        };
        if (valid.contains(comparator)) {
            return;
        }
        if (comparator == Comparator.IS_NULL || comparator == Comparator.IS_NOT_NULL) {
            throw Refusals.invalid("IS NULL / IS NOT NULL is only supported for tags and params, not for '"
                    + identifier.kind().word() + "' '" + identifier.key() + "'");
        }
        throw Refusals.invalid(
                "Invalid comparator '" + comparator.sign() + "' not one of {" + Comparator.signs(valid) + "}");
    }

    private List<Object> values(Identifier identifier, Comparator comparator) {
        return switch (comparator) {
            case IS_NULL, IS_NOT_NULL -> List.of();
            case IN, NOT_IN -> list(identifier);
            default -> List.of(value(identifier));
        };
    }

    private Object value(Identifier identifier) {
        Token token = next("a value");
        if (schema.numeric(identifier)) {
            if (token.type() != Token.Type.NUMBER) {
                throw Refusals.invalid(
                        identifier.kind() == Kind.METRIC
                                ? "Expected numeric value type for metric. Found " + token.text()
                                : "Expected numeric value type for numeric attribute: " + identifier.key() + ". Found "
                                        + token.text());
            }
            return Double.parseDouble(token.text());
        }
        if (!token.quoted()) {
            throw unquoted(identifier, token);
        }
        return token.unquoted();
    }

    private static Fault unquoted(Identifier identifier, Token token) {
        return switch (identifier.kind()) {
            case ATTRIBUTE ->
                Refusals.invalid("Expected a quoted string value for attributes. Got value " + token.text());
            case DATASET ->
                Refusals.invalid("Expected a quoted string value for dataset attributes. Got value " + token.text());
            default ->
                Refusals.invalid("Expected a quoted string value for "
                        + identifier.kind().word() + " (e.g. 'my-value'). Got value " + token.text());
        };
    }

    private List<Object> list(Identifier identifier) {
        if (identifier.kind() == Kind.ATTRIBUTE && !schema.lists().contains(identifier.key())) {
            throw Refusals.invalid(
                    "Only " + schema.lists() + " attributes support comparison with a list of quoted string values.");
        }
        List<Object> values = new ArrayList<>();
        Token token = next("a list");
        while (token.type() == (values.isEmpty() ? Token.Type.OPEN : Token.Type.COMMA)) {
            Token value = next("a value");
            if (!value.quoted()) {
                throw unquoted(identifier, value);
            }
            values.add(value.unquoted());
            token = next("a closing parenthesis");
        }
        if (values.isEmpty() || token.type() != Token.Type.CLOSE) {
            throw Refusals.invalid("Expected a list of quoted string values in parentheses after " + identifier.key()
                    + " IN; found '" + token.text() + "' in: " + text);
        }
        return values;
    }

    private Order order() {
        Token key = next("an identifier");
        Optional<Token> direction = at < tokens.size() ? Optional.of(tokens.get(at++)) : Optional.empty();
        boolean word = key.type() == Token.Type.WORD || key.type() == Token.Type.DOUBLE;
        if (!word || at < tokens.size()) {
            throw Refusals.invalid("Invalid order_by clause '" + text + "'. Could not be parsed.");
        }
        if (direction.isPresent()
                && !direction.get().is("ASC")
                && !direction.get().is("DESC")) {
            throw Refusals.invalid("Invalid ordering key in order_by clause '" + text + "'.");
        }
        Identifier identifier = Identifiers.read(schema, key.text());
        if (identifier.kind() == Kind.DATASET) {
            throw Refusals.invalid("Invalid order_by entity type 'dataset'");
        }
        return new Order(identifier, direction.isEmpty() || direction.get().is("ASC"));
    }

    private Token next(String expected) {
        if (at == tokens.size()) {
            throw Refusals.invalid(
                    "Invalid clause(s) in filter string: expected " + expected + " at the end of '" + text + "'.");
        }
        return tokens.get(at++);
    }

    private boolean accept(String word) {
        boolean found = at < tokens.size() && tokens.get(at).is(word);
        at += found ? 1 : 0;
        return found;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw Refusals.invalid("Invalid clause(s) in filter string: expected " + word + " in '" + text + "'.");
        }
    }
}
