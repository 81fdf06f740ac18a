package dev.lazurite.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;

/**
 * Finds the operation for a method and a raw path: a tree of segments, so that the cost does not grow with the number of
 * operations. Segments are split before they are decoded, so that an encoded slash stays part of a name. A literal segment
 * wins over a parameter, and a parameter over a rest.
 */
final class Router {
    private final boolean foldsCase;
    private final Node root = new Node();

    /** What was found: an operation, or the methods that the path would have had. */
    record Match(Optional<Operation> operation, Map<String, String> parameters, Set<Method> allowed) {}

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private Node parameter;
        private final Map<Method, List<Route>> here = new EnumMap<>(Method.class);
        private final Map<Method, List<Route>> rest = new EnumMap<>(Method.class);
    }

    private record Route(Operation operation, List<String> names) {
        boolean meant(Map<String, List<String>> query) {
            for (Map.Entry<String, String> asked : operation.query().entrySet()) {
                if (!query.getOrDefault(asked.getKey(), List.of()).contains(asked.getValue())) {
                    return false;
                }
            }
            return true;
        }

        int asks() {
            return operation.query().size();
        }
    }

    Router(boolean foldsCase, List<Operation> operations) {
        this.foldsCase = foldsCase;
        operations.forEach(this::add);
    }

    private void add(Operation operation) {
        List<String> names = new ArrayList<>();
        Node node = root;
        boolean isRest = false;
        for (String segment : segments(operation.path())) {
            if (segment.startsWith("{") && segment.endsWith("*}")) {
                names.add(segment.substring(1, segment.length() - 2));
                isRest = true;
            } else if (segment.startsWith("{")) {
                names.add(segment.substring(1, segment.length() - 1));
                if (node.parameter == null) {
                    node.parameter = new Node();
                }
                node = node.parameter;
            } else {
                node = node.literals.computeIfAbsent(fold(segment), ignored -> new Node());
            }
        }
        List<Route> routes =
                (isRest ? node.rest : node.here).computeIfAbsent(operation.method(), ignored -> new ArrayList<>());
        for (Route former : routes) {
            if (former.operation().query().equals(operation.query())) {
                throw new IllegalArgumentException(operation.id() + " and "
                        + former.operation().id() + " have the same path: " + operation.path());
            }
        }
        routes.add(new Route(operation, List.copyOf(names)));
        routes.sort(Comparator.comparingInt(Route::asks).reversed());
    }

    Match find(Method method, String rawPath, Map<String, List<String>> query) {
        String[] segments = segments(rawPath);
        String[] values = new String[segments.length + 1];
        EnumSet<Method> allowed = EnumSet.noneOf(Method.class);
        Route route = find(root, method, segments, 0, values, 0, allowed, query);
        if (route == null) {
            return new Match(Optional.empty(), Map.of(), allowed);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < route.names.size(); i++) {
            parameters.put(route.names.get(i), values[i]);
        }
        return new Match(Optional.of(route.operation), parameters, allowed);
    }

    private Route find(
            Node node,
            Method method,
            String[] segments,
            int at,
            String[] values,
            int captured,
            Set<Method> allowed,
            Map<String, List<String>> query) {
        if (at == segments.length) {
            allowed.addAll(node.here.keySet());
            Route route = meant(node.here, method, query);
            if (route == null) {
                allowed.addAll(node.rest.keySet());
                route = meant(node.rest, method, query);
                values[captured] = "";
            }
            return route;
        }
        Node literal = node.literals.get(fold(segments[at]));
        if (literal != null) {
            Route route = find(literal, method, segments, at + 1, values, captured, allowed, query);
            if (route != null) {
                return route;
            }
        }
        if (node.parameter != null) {
            values[captured] = decode(segments[at]);
            Route route = find(node.parameter, method, segments, at + 1, values, captured + 1, allowed, query);
            if (route != null) {
                return route;
            }
        }
        allowed.addAll(node.rest.keySet());
        Route route = meant(node.rest, method, query);
        if (route != null) {
            values[captured] = decode(String.join("/", List.of(segments).subList(at, segments.length)));
        }
        return route;
    }

    private static Route meant(Map<Method, List<Route>> routes, Method method, Map<String, List<String>> query) {
        for (Route route : routes.getOrDefault(method, List.of())) {
            if (route.meant(query)) {
                return route;
            }
        }
        return null;
    }

    private static String[] segments(String path) {
        String trimmed = path.startsWith("/") ? path.substring(1) : path;
        return trimmed.isEmpty() ? new String[0] : trimmed.split("/", -1);
    }

    private String fold(String segment) {
        return foldsCase ? segment.toLowerCase(Locale.ROOT) : segment;
    }

    /** Percent-decoding of a path, in which a plus sign is a plus sign. */
    static String decode(String text) {
        return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
