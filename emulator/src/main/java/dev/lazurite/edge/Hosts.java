package dev.lazurite.edge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lazurite.platform.http.Surface;

/**
 * Which surface answers for a host and a path, and what the host's name says: an account, a region, an endpoint.
 *
 * <p>A name of this machine (and nothing else) reaches every surface by its path: the first segment names the surface and
 * the host's parameters follow it. On an emulated host a path cannot lead to another surface, except by an alias that the
 * surface declares.
 */
final class Hosts {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::", "[::]");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");

    private record Rule(Pattern pattern, List<String> names, Surface surface) {}

    private final String bound;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Surface> byName = new LinkedHashMap<>();

    /**
     * Where a call goes.
     *
     * @param prefix what was taken from the front of the path; empty for a real host
     * @param path what is left of the raw path
     */
    record Target(Surface surface, Map<String, String> parameters, String prefix, String path) {}

    /**
     * Knows {@code surfaces}.
     *
     * @param bound the address that the server listens on, which is a name of this machine too
     */
    Hosts(String bound, List<Surface> surfaces) {
        this.bound = normal(bound);
        for (Surface surface : surfaces) {
            byName.put(surface.name(), surface);
            for (String host : surface.hosts()) {
                rules.add(rule(host, surface));
            }
        }
        surfaces.forEach(surface -> surface.aliases().forEach(alias -> {
            if (!byName.containsKey(alias.surface())) {
                throw new IllegalArgumentException(alias + " of " + surface.name() + " names no surface");
            }
        }));
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

    /** A host name in lower case and without the dot that ends a rooted name. */
    static String normal(String host) {
        String folded = host.toLowerCase(Locale.ROOT);
        return folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded;
    }

    /** Whether a surface answers for {@code host}. */
    boolean emulates(String host) {
        return byHost(normal(host), "").isPresent();
    }

    /** Whether {@code host} is a name of this machine, on which surfaces answer by path. */
    boolean local(String host) {
        String normal = normal(host);
        return LOOPBACK.contains(normal)
                || normal.equals(bound)
                || normal.equals("[" + bound + "]")
                || (WILDCARDS.contains(bound) && ADDRESS.matcher(normal).matches());
    }

    /** The surface for a host and a raw path; empty when nobody answers there. */
    Optional<Target> find(String host, String rawPath) {
        Optional<Target> target = byHost(normal(host), rawPath);
        if (target.isEmpty() && local(host)) {
            target = byPath(rawPath);
        }
        return target.map(this::alias);
    }

    private Optional<Target> byHost(String host, String rawPath) {
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern.matcher(host);
            if (matcher.matches()) {
                Map<String, String> parameters = new LinkedHashMap<>();
                for (int i = 0; i < rule.names.size(); i++) {
                    parameters.put(rule.names.get(i), matcher.group(i + 1));
                }
                return Optional.of(new Target(rule.surface, parameters, "", rawPath));
            }
        }
        return Optional.empty();
    }

    private Optional<Target> byPath(String rawPath) {
        String[] segments = rawPath.split("/", -1);
        Surface surface = segments.length < 2 ? null : byName.get(segments[1]);
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

    private Target alias(Target target) {
        for (Surface.Alias alias : target.surface.aliases()) {
            String prefix = alias.prefix();
            if (target.path.startsWith(prefix + "/")) {
                return new Target(
                        byName.get(alias.surface()).authenticatedAs(target.surface),
                        target.parameters,
                        target.prefix + prefix,
                        target.path.substring(prefix.length()));
            }
        }
        return target;
    }
}
