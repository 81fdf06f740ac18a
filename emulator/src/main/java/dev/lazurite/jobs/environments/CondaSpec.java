package dev.lazurite.jobs.environments;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One dependency of a conda environment, in conda's match specification grammar: {@code channel::name=version=build}, {@code
 * name >=1,<2}, {@code name[version='>=1']}.
 *
 * @param name in lower case
 * @param version as pip writes it, empty for any
 */
record CondaSpec(String name, String version) {
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_][A-Za-z0-9._-]*)\\s*(.*)");
    private static final Pattern BRACKETS = Pattern.compile("(.*?)\\[(.*)\\]\\s*");
    private static final Pattern BRACKET_VERSION = Pattern.compile("version\\s*=\\s*['\"]?([^'\"\\]]+)['\"]?");
    private static final Pattern FUZZY = Pattern.compile("=\\s*([^=\\s]+)(?:\\s*=\\s*(\\S+)|\\s+\\S+)?");
    private static final Pattern EXACT = Pattern.compile("(?:==)?\\s*([0-9][^\\s=<>!~,|]*)(?:[\\s=]+\\S+)?");

    /** Reads {@code text}; throws {@link IllegalArgumentException} when it is no dependency. */
    static CondaSpec of(String text) {
        String bare = text.contains("::") ? text.substring(text.lastIndexOf("::") + 2) : text;
        int comment = bare.indexOf('#');
        bare = (comment < 0 ? bare : bare.substring(0, comment)).trim();
        Matcher brackets = BRACKETS.matcher(bare);
        if (brackets.matches()) {
            Matcher version = BRACKET_VERSION.matcher(brackets.group(2));
            bare = brackets.group(1).trim() + (version.find() ? " " + version.group(1) : "");
        }
        Matcher parts = NAME.matcher(bare);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a conda dependency (name, name=1.2, name>=1.2)");
        }
        return new CondaSpec(
                parts.group(1).toLowerCase(Locale.ROOT), version(parts.group(2).trim()));
    }

    private static String version(String conda) {
        // pip has no "or": the first alternative stands for all
        String first = conda.split("\\|", 2)[0].trim();
        if (first.isEmpty() || "*".equals(first) || "=*".equals(first)) {
            return "";
        }
        Matcher fuzzy = FUZZY.matcher(first);
        if (!first.startsWith("==") && fuzzy.matches()) {
            String wanted = fuzzy.group(1);
            boolean built = fuzzy.group(2) != null && !"*".equals(fuzzy.group(2));
            return wanted.endsWith("*") || built ? "==" + starred(wanted) : "==" + wanted + ".*";
        }
        Matcher exact = EXACT.matcher(first);
        return exact.matches() ? "==" + starred(exact.group(1)) : first.replaceAll("\\s+", "");
    }

    /** conda writes {@code 1.2*} where pip wants {@code 1.2.*}. */
    private static String starred(String version) {
        return version.endsWith("*") && !version.endsWith(".*")
                ? version.substring(0, version.length() - 1) + ".*"
                : version;
    }
}
