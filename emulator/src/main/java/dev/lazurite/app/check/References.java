package dev.lazurite.app.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file refers to: paths beside it, and assets, datastores and computes of the workspace. */
final class References {
    private static final Pattern DATASTORE =
            Pattern.compile("azureml://(?:.*/)?datastores/([^/]+)(?:/.*)?", Pattern.CASE_INSENSITIVE);
    private static final String REGISTRY = "azureml://registries/";
    private static final String PREFIX = "azureml:";
    private static final Pattern URL = Pattern.compile("[a-z]+://.*", Pattern.CASE_INSENSITIVE);

    private final Facts facts;
    private final Problems problems;

    References(Facts facts, Problems problems) {
        this.facts = facts;
        this.problems = problems;
    }

    /** The file or folder that a relative path means. */
    static Path resolve(YamlValue where) {
        String text = where.text();
        String plain = text.startsWith("file:") ? text.substring("file:".length()) : text;
        return where.file().toAbsolutePath().getParent().resolve(plain).normalize();
    }

    /** Whether a reference is a path beside the file. */
    static boolean local(String text) {
        return !text.startsWith(PREFIX) && !URL.matcher(text).matches() && !text.startsWith("${{");
    }

    /** A path that must be there, such as the code of a job. */
    void path(YamlValue where, String what) {
        if (!Files.exists(resolve(where))) {
            problems.error(where, what + " '" + where.text() + "' does not exist: " + resolve(where));
        }
    }

    /** Something in a local path, in a datastore, at an address or among the assets of a kind. */
    void data(YamlValue where, String kind) {
        String text = where.text();
        Matcher datastore = DATASTORE.matcher(text);
        if (local(text)) {
            path(where, "the path");
        } else if (datastore.matches()) {
            missing(where, facts.datastore(datastore.group(1)), "datastore '" + datastore.group(1) + "'");
        } else if (text.startsWith(PREFIX) && !URL.matcher(text).matches()) {
            asset(where, kind);
        }
    }

    /** An asset of the workspace; those of registries are not looked up. */
    void asset(YamlValue where, String kind) {
        String text = where.text();
        if (!text.startsWith(REGISTRY)) {
            String reference = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
            missing(where, facts.asset(kind, reference), singular(kind) + " '" + reference + "'");
        }
    }

    private static String singular(String kind) {
        return kind.endsWith("s") ? kind.substring(0, kind.length() - 1) : kind;
    }

    void compute(YamlValue where) {
        String name = computeName(where.text());
        if (!name.isEmpty() && !where.text().startsWith("${{")) {
            missing(where, facts.computePresence(name), "compute '" + name + "'");
        }
    }

    /** The name of a compute; empty for serverless. */
    static String computeName(String text) {
        String name = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
        return name.equalsIgnoreCase("serverless") ? "" : name;
    }

    private void missing(YamlValue where, Facts.Presence presence, String what) {
        if (presence == Facts.Presence.MISSING) {
            problems.error(where, "the workspace has no " + what);
        }
    }

    /** An environment: a reference, a file, or one that is described in place. */
    void environment(YamlValue where) {
        if (where.isMapping()) {
            where.at("conda_file").filter(YamlValue::isScalar).ifPresent(file -> path(file, "the conda file"));
            where.at("build", "path").ifPresent(context -> path(context, "the build context"));
            if (where.at("image").isEmpty() && where.at("build").isEmpty()) {
                problems.error(where, "an environment needs 'image' or 'build'");
            }
        } else if (where.text().startsWith("file:") || where.text().matches("\\.{1,2}/.*|.*\\.ya?ml")) {
            path(where, "the environment file");
        } else {
            asset(where, "environments");
        }
    }
}
