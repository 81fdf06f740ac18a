package dev.lazurite.edge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lazurite.platform.http.Surface;

/**
 * Which surface answers for a host, and what the host's name says: an account, a region, an endpoint. On {@code localhost}
 * the first path segment names the surface and the host's parameters follow it.
 */
final class Hosts {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private record Rule(Pattern pattern, List<String> names, Surface surface) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Surface> local = new LinkedHashMap<>();

    /**
     * Where a call goes.
     *
     * @param prefix what was taken from the front of the path; empty for a real host
     * @param path what is left of the raw path
     */
    record Target(Surface surface, Map<String, String> parameters, String prefix, String path) {}

    Hosts(List<Surface> surfaces) {
        for (Surface surface : surfaces) {
            local.put(surface.name(), surface);
            for (String host : surface.hosts()) {
                rules.add(rule(host, surface));
            }
        }
    }

    private static Rule rule(String host, Surface surface) {
        List<String> names = new ArrayList<>();
        Matcher matcher = NAME.matcher(host);
        StringBuilder regex = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(host.substring(end, matcher.start()))).append("([^.]+)");
            names.add(matcher.group(1));
            end = matcher.end();
        }
        regex.append(Pattern.quote(host.substring(end)));
        return new Rule(Pattern.compile(regex.toString()), List.copyOf(names), surface);
    }

    /** Whether the emulator answers for {@code host} itself. */
    boolean emulates(String host) {
        return find(host).isPresent();
    }

    private Optional<Target> find(String host) {
        String folded = host.toLowerCase(Locale.ROOT);
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern.matcher(folded);
            if (matcher.matches()) {
                Map<String, String> parameters = new LinkedHashMap<>();
                for (int i = 0; i < rule.names.size(); i++) {
                    parameters.put(rule.names.get(i), matcher.group(i + 1));
                }
                return Optional.of(new Target(rule.surface, parameters, "", ""));
            }
        }
        return Optional.empty();
    }

    /** The surface for a host and a raw path; empty when nobody answers there. */
    Optional<Target> find(String host, String rawPath) {
        Optional<Target> byHost = find(host);
        if (byHost.isPresent()) {
            Target target = byHost.get();
            return Optional.of(new Target(target.surface, target.parameters, "", rawPath));
        }
        String[] segments = rawPath.split("/", -1);
        Surface surface = segments.length < 2 ? null : local.get(segments[1]);
        if (surface == null) {
            return Optional.empty();
        }
        List<String> names =
                surface.hosts().isEmpty() ? List.of() : rule(surface.hosts().get(0), surface).names;
        Map<String, String> parameters = new LinkedHashMap<>();
        StringBuilder prefix = new StringBuilder("/").append(segments[1]);
        for (int i = 0; i < names.size(); i++) {
            String value = i + 2 < segments.length ? segments[i + 2] : "";
            parameters.put(names.get(i), Router.decode(value));
            prefix.append('/').append(value);
        }
        String path = prefix.length() >= rawPath.length() ? "" : rawPath.substring(prefix.length());
        return Optional.of(new Target(surface, parameters, prefix.toString(), path));
    }
}
