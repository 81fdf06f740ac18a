package dev.lazurite.jobs.staging;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lazurite.jobs.staging.Assets.Kind;
import dev.lazurite.jobs.staging.Assets.Reference;

/** The ways in which a client names an asset's version. */
final class AssetReference {
    private static final Pattern SHORT = Pattern.compile("azureml:([^/:@]+)([:@])([^/:@]+)");
    private static final Pattern LONG = Pattern.compile(
            "(?:azureml:)?/{0,2}(?:subscriptions/[^/]+/resourceGroups/[^/]+/providers/[^/]+|locations/[^/]+)"
                    + "/workspaces/[^/]+/(codes|data|datasets|models)/([^/]+)/(versions|labels)/([^/]+)/?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern REGISTRY = Pattern.compile(
            "(?:azureml:)?azureml://registries/([^/]+)/(codes|data|models)/([^/]+)/(versions|labels)/([^/]+)/?",
            Pattern.CASE_INSENSITIVE);

    private AssetReference() {}

    /**
     * Reads an ARM id, an asset id, that of a registry or a short reference; empty for anything else.
     *
     * @param type the type of the input, which says what a short reference means
     */
    static Optional<Reference> parse(String text, String type) {
        Matcher brief = SHORT.matcher(text);
        if (brief.matches()) {
            Kind kind = type.endsWith("_model") ? Kind.MODEL : Kind.DATA;
            return Optional.of(new Reference(
                    "", kind, brief.group(1), brief.group(3), brief.group(2).equals("@")));
        }
        Matcher shared = REGISTRY.matcher(text);
        if (shared.matches()) {
            return Optional.of(new Reference(
                    shared.group(1),
                    kind(shared.group(2)),
                    shared.group(3),
                    shared.group(5),
                    shared.group(4).equalsIgnoreCase("labels")));
        }
        Matcher full = LONG.matcher(text);
        if (!full.matches()) {
            return Optional.empty();
        }
        String name = full.group(2).startsWith("azureml:") ? full.group(2).substring(8) : full.group(2);
        boolean labelled = full.group(3).equalsIgnoreCase("labels");
        return Optional.of(new Reference("", kind(full.group(1)), name, full.group(4), labelled));
    }

    private static Kind kind(String segment) {
        return switch (segment.toLowerCase(Locale.ROOT)) {
            case "codes" -> Kind.CODE;
            case "models" -> Kind.MODEL;
            default -> Kind.DATA;
        };
    }
}
