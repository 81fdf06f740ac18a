package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of an environment by what is installed in it: the minor version of Python, the requirement lines, where packages
 * come from, and the platform. Not its asset's name, nor the variables that it sets.
 */
final class EnvironmentKey {
    /** Raised when environments are built differently, so that older ones are not taken for new. */
    private static final String FORMAT = "1";

    private static final Pattern REQUIREMENT = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*)(\\s*[\\[<>=!~;@].*)?");
    private static final Pattern LOCAL = Pattern.compile("^(-[cr]\\s|\\.|/|file:).*|.*\\.(whl|tar\\.gz|zip)$");

    private final MessageDigest digest;

    private EnvironmentKey() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String of(int minor, Recipe recipe, Map<String, String> index) throws IOException {
        EnvironmentKey key = new EnvironmentKey();
        key.add(FORMAT, "3." + minor, System.getProperty("os.name"), System.getProperty("os.arch"));
        for (List<String> step : recipe.steps()) {
            key.add("step");
            step.stream().map(EnvironmentKey::normal).sorted().forEach(key::add);
        }
        new TreeMap<>(index).forEach((name, value) -> key.add(name, value));
        boolean local = recipe.steps().stream()
                .flatMap(List::stream)
                .anyMatch(line -> LOCAL.matcher(line).matches());
        if (local && recipe.folder().isPresent()) {
            key.addFiles(recipe.folder().get());
        }
        return HexFormat.of().formatHex(key.digest.digest());
    }

    /** One spelling for what pip takes as the same: names in lower case with dashes, no blanks around a version. */
    private static String normal(String line) {
        Matcher parts = REQUIREMENT.matcher(line.trim());
        if (!parts.matches()) {
            return line.trim();
        }
        String name = parts.group(1).toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
        String rest = parts.group(2) == null ? "" : parts.group(2);
        return rest.contains(";") || rest.contains("@") ? name + rest.trim() : name + rest.replaceAll("\\s+", "");
    }

    private void add(String... texts) {
        for (String text : texts) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }

    private void addFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(folder.relativize(file).toString());
                digest.update(Files.readAllBytes(file));
            }
        }
    }
}
