package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where packages come from on this machine: the {@code PIP_*} and {@code UV_*} variables and pip's configuration files. uv
 * reads none of pip's, so they are handed on under its own names.
 */
public final class IndexConfiguration {
    private static final Map<String, String> UV_NAMES = Map.of(
            "index-url", "UV_DEFAULT_INDEX",
            "extra-index-url", "UV_INDEX",
            "find-links", "UV_FIND_LINKS",
            "trusted-host", "UV_INSECURE_HOST",
            "cert", "SSL_CERT_FILE");

    private static final Pattern SETTING = Pattern.compile("\\s*([A-Za-z-]+)\\s*[=:]\\s*(.*)");

    private final Map<String, String> environment;

    /** @param environment the variables of whoever installs */
    public IndexConfiguration(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The settings that decide what gets installed, in a stable order: part of an environment's key. */
    Map<String, String> identity() {
        Map<String, String> settings = new TreeMap<>(pip());
        environment.forEach((name, value) -> {
            if (name.startsWith("UV_")
                    && (name.contains("INDEX") || name.contains("LINKS") || name.contains("EXCLUDE"))) {
                settings.put(name, value);
            }
        });
        settings.remove("cert");
        return settings;
    }

    /** What to set for uv, so that it looks where pip would. A variable of uv's own that is set stays. */
    public Map<String, String> forUv() {
        Map<String, String> variables = new HashMap<>();
        pip().forEach((setting, value) -> {
            String name = UV_NAMES.get(setting);
            if (name != null && !environment.containsKey(name)) {
                variables.put(name, "find-links".equals(setting) ? value.trim().replaceAll("\\s+", ",") : value);
            }
        });
        // pip takes the best version of all indexes, and the real service installs with pip
        variables.put("UV_INDEX_STRATEGY", environment.getOrDefault("UV_INDEX_STRATEGY", "unsafe-best-match"));
        return variables;
    }

    private Map<String, String> pip() {
        Map<String, String> settings = new TreeMap<>();
        for (Path file : files()) {
            settings.putAll(read(file));
        }
        for (String setting : UV_NAMES.keySet()) {
            String name = "PIP_" + setting.toUpperCase(Locale.ROOT).replace('-', '_');
            Optional.ofNullable(environment.get(name)).ifPresent(value -> settings.put(setting, value));
        }
        settings.keySet().retainAll(UV_NAMES.keySet());
        return settings;
    }

    private List<Path> files() {
        String chosen = environment.get("PIP_CONFIG_FILE");
        if ("/dev/null".equals(chosen)) {
            return List.of(); // pip's own way to say: none at all
        }
        Path home = Path.of(environment.getOrDefault("HOME", "/"));
        Path settings = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", home + "/.config"));
        List<Path> files = new ArrayList<>(List.of(
                Path.of("/etc/xdg/pip/pip.conf"),
                Path.of("/etc/pip.conf"),
                home.resolve(".pip/pip.conf"),
                home.resolve("Library/Application Support/pip/pip.conf"),
                settings.resolve("pip/pip.conf")));
        if (chosen != null) {
            files.add(Path.of(chosen));
        }
        return files;
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> settings = new HashMap<>();
        boolean counts = false;
        String last = "";
        try {
            for (String line : Files.isRegularFile(file) ? Files.readAllLines(file) : List.<String>of()) {
                Matcher setting = SETTING.matcher(line);
                if (line.startsWith("[")) {
                    counts = line.startsWith("[global]") || line.startsWith("[install]");
                } else if (counts && line.startsWith(" ") && !last.isEmpty() && !line.isBlank()) {
                    settings.merge(last, line.trim(), (first, next) -> (first + " " + next).trim());
                } else if (counts && !line.startsWith("#") && !line.startsWith(";") && setting.matches()) {
                    last = setting.group(1).replace('_', '-');
                    settings.put(last, setting.group(2).trim());
                }
            }
            return settings;
        } catch (IOException unreadable) {
            return Map.of(); // pip passes over a file that it may not read
        }
    }
}
