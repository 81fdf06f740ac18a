package dev.lazurite.trainer.search.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * The hyperparameters of a search, and the way between their values and points of a unit cube.
 */
public final class SearchSpace {
    /** A coordinate, with what each value of its choice opens: by name a Node, or a constant; empty for a plain value. */
    private record Node(int coordinate, Distribution distribution, List<Map<String, Object>> branches) {}

    private final List<Dimension> dimensions = new ArrayList<>();
    private final Map<String, Object> root;

    public SearchSpace(Map<String, Distribution> parameters) {
        if (parameters.isEmpty()) {
            throw new InvalidInputException("The search space is empty; it needs one hyperparameter at least.");
        }
        root = open("", parameters);
    }

    private Map<String, Object> open(String path, Map<String, ?> entries) {
        Map<String, Object> opened = new LinkedHashMap<>();
        entries.forEach((name, entry) ->
                opened.put(name, entry instanceof Distribution inside ? node(path + name, inside) : entry));
        return opened;
    }

    private Node node(String path, Distribution distribution) {
        int coordinate = dimensions.size();
        dimensions.add(new Dimension(path, distribution));
        List<Map<String, Object>> branches = new ArrayList<>();
        if (distribution instanceof Choice choice) {
            for (int i = 0; i < choice.values().size(); i++) {
                branches.add(
                        choice.values().get(i) instanceof Branch branch
                                ? open(path + "/" + i + "/", branch.entries())
                                : Map.of());
            }
        }
        return new Node(coordinate, distribution, branches);
    }

    public List<Dimension> dimensions() {
        return List.copyOf(dimensions);
    }

    /** The values at a point, by name; those of a branch are a map of their own. */
    public Map<String, Object> values(Point point) {
        return values(root, point);
    }

    private static Map<String, Object> values(Map<String, Object> entries, Point point) {
        Map<String, Object> values = new LinkedHashMap<>();
        entries.forEach((name, entry) -> values.put(name, entry instanceof Node node ? value(node, point) : entry));
        return values;
    }

    private static Object value(Node node, Point point) {
        double quantile = point.at(node.coordinate());
        Object value = node.distribution().at(quantile);
        return value instanceof Branch && node.distribution() instanceof Choice choice
                ? values(node.branches().get(choice.index(quantile)), point)
                : value;
    }

    /** The one point that stands for all that give the same values: quanta and choices by their middle, NaN where inactive. */
    public Point settle(double... quantiles) {
        double[] settled = new double[dimensions.size()];
        Arrays.fill(settled, Double.NaN);
        settle(root, settled, quantiles);
        return new Point(settled);
    }

    private static void settle(Map<String, Object> entries, double[] settled, double... point) {
        for (Object entry : entries.values()) {
            if (entry instanceof Node node) {
                double quantile = point[node.coordinate()];
                settled[node.coordinate()] = node.distribution().representative(quantile);
                if (node.distribution() instanceof Choice choice) {
                    settle(node.branches().get(choice.index(quantile)), settled, point);
                }
            }
        }
    }

    /** How many points a grid over all values has; 0 when some values cannot be listed, never more than a Long holds. */
    public long gridSize() {
        return size(root);
    }

    private static long size(Map<String, Object> entries) {
        long size = 1;
        for (Object entry : entries.values()) {
            if (entry instanceof Node node) {
                size = saturated(size, size(node));
            }
        }
        return size;
    }

    private static long size(Node node) {
        if (node.branches().isEmpty()) {
            return node.distribution().levels();
        }
        long sum = 0;
        for (Map<String, Object> branch : node.branches()) {
            long size = size(branch);
            if (size == 0) {
                return 0;
            }
            sum = Math.min(Long.MAX_VALUE - size, sum) + size;
        }
        return sum;
    }

    private static long saturated(long left, long right) {
        return left != 0 && right > Long.MAX_VALUE / left ? Long.MAX_VALUE : left * right;
    }

    /** One point of the grid; the last hyperparameter changes fastest. */
    public Point gridPoint(long index) {
        double[] point = new double[dimensions.size()];
        Arrays.fill(point, Double.NaN);
        place(root, index, point);
        return new Point(point);
    }

    private static void place(Map<String, Object> entries, long index, double... point) {
        List<Object> backwards = new ArrayList<>(entries.values());
        long rest = index;
        for (int i = backwards.size() - 1; i >= 0; i--) {
            if (backwards.get(i) instanceof Node node) {
                long size = size(node);
                place(node, rest % size, point);
                rest /= size;
            }
        }
    }

    private static void place(Node node, long index, double... point) {
        if (node.branches().isEmpty()) {
            point[node.coordinate()] = node.distribution().level(index);
            return;
        }
        long rest = index;
        int option = 0;
        while (rest >= size(node.branches().get(option))) {
            rest -= size(node.branches().get(option));
            option++;
        }
        point[node.coordinate()] = node.distribution().level(option);
        place(node.branches().get(option), rest, point);
    }
}
