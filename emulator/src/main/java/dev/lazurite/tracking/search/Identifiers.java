package dev.lazurite.tracking.search;

import java.util.Optional;

import dev.lazurite.tracking.record.Refusals;

/** Reads identifiers: a kind, a dot and a key, or the name of an attribute alone. */
final class Identifiers {
    private Identifiers() {}

    static Identifier read(Schema schema, String text) {
        int dot = text.startsWith("\"") || text.startsWith("`") ? -1 : text.indexOf('.');
        String word = dot < 0 ? Kind.ATTRIBUTE.word() : text.substring(0, dot);
        String key = unquoted(text.substring(dot + 1));
        Optional<Kind> kind = Kind.of(word).filter(schema.kinds()::contains);
        if (kind.isEmpty()) {
            throw Refusals.invalid("Invalid entity type '" + word + "'. Valid values are "
                    + schema.kinds().stream().sorted().map(Kind::word).toList());
        }
        if (kind.get() == Kind.ATTRIBUTE) {
            String name = schema.aliases().getOrDefault(key, key);
            if (!schema.attributes().contains(name)) {
                throw Refusals.invalid(
                        "Invalid attribute key '" + key + "' specified. Valid keys are " + schema.attributes());
            }
            return new Identifier(Kind.ATTRIBUTE, name);
        }
        if (kind.get() == Kind.DATASET && !Schema.DATASET_KEYS.contains(key)) {
            throw Refusals.invalid(
                    "Invalid dataset key '" + key + "' specified. Valid keys are [context, digest, name]");
        }
        return new Identifier(kind.get(), key);
    }

    private static String unquoted(String key) {
        boolean quoted = key.length() >= 2
                && (key.charAt(0) == '"' || key.charAt(0) == '`')
                && key.charAt(key.length() - 1) == key.charAt(0);
        return quoted ? key.substring(1, key.length() - 1) : key;
    }
}
