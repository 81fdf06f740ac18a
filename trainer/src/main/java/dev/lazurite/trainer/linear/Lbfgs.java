package dev.lazurite.trainer.linear;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises by L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.4), with ten pairs of history and a line
 * search that halves until the Armijo condition holds. A pair without positive curvature is not remembered.
 */
final class Lbfgs {
    private static final int HISTORY = 10;
    private static final double ARMIJO = 1e-4;
    private static final int MOST_HALVINGS = 30;

    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    private record Pair(double[] step, double[] change, double curvature) {}

    private final Objective objective;
    private final int mostIterations;
    private final double tolerance;

    /** Stops when no component of the gradient exceeds the tolerance, or the value no longer falls. */
    Lbfgs(Objective objective, int mostIterations, double tolerance) {
        this.objective = objective;
        this.mostIterations = mostIterations;
        this.tolerance = tolerance;
    }

    double[] minimise(double[] start) {
        double[] point = start.clone();
        var gradient = new double[point.length];
        double value = objective.evaluate(point, gradient);
        Deque<Pair> history = new ArrayDeque<>();
        for (int i = 0; i < mostIterations && largest(gradient) > tolerance; i++) {
            double[] direction = direction(gradient, history);
            double slope = dot(direction, gradient);
            if (slope >= 0) {
                history.clear();
                direction = direction(gradient, history);
                slope = dot(direction, gradient);
            }
            double length = history.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
            var next = new double[point.length];
            var nextGradient = new double[point.length];
            double nextValue = Double.POSITIVE_INFINITY;
            for (int halvings = 0; halvings < MOST_HALVINGS; halvings++) {
                for (int j = 0; j < point.length; j++) {
                    next[j] = point[j] + length * direction[j];
                }
                nextValue = objective.evaluate(next, nextGradient);
                if (nextValue <= value + ARMIJO * length * slope) {
                    break;
                }
                length /= 2;
            }
            if (!(nextValue < value)) {
                return point;
            }
            remember(history, point, next, gradient, nextGradient);
            point = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return point;
    }

    private static void remember(Deque<Pair> history, double[] from, double[] to, double[] before, double[] after) {
        var step = new double[from.length];
        var change = new double[from.length];
        for (int j = 0; j < step.length; j++) {
            step[j] = to[j] - from[j];
            change[j] = after[j] - before[j];
        }
        double curvature = dot(step, change);
        if (curvature > 1e-12 * dot(change, change)) {
            history.addLast(new Pair(step, change, curvature));
            if (history.size() > HISTORY) {
                history.removeFirst();
            }
        }
    }

    /** The two-loop recursion. */
    private static double[] direction(double[] gradient, Deque<Pair> history) {
        double[] direction = gradient.clone();
        var shares = new double[history.size()];
        int i = history.size();
        for (Iterator<Pair> newest = history.descendingIterator(); newest.hasNext(); ) {
            Pair pair = newest.next();
            shares[--i] = dot(pair.step, direction) / pair.curvature;
            add(direction, -shares[i], pair.change);
        }
        if (!history.isEmpty()) {
            Pair last = history.getLast();
            double scale = last.curvature / dot(last.change, last.change);
            for (int j = 0; j < direction.length; j++) {
                direction[j] *= scale;
            }
        }
        for (Pair pair : history) {
            add(direction, shares[i++] - dot(pair.change, direction) / pair.curvature, pair.step);
        }
        for (int j = 0; j < direction.length; j++) {
            direction[j] = -direction[j];
        }
        return direction;
    }

    private static void add(double[] to, double times, double[] what) {
        for (int j = 0; j < to.length; j++) {
            to[j] += times * what[j];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static double largest(double[] of) {
        double most = 0;
        for (double each : of) {
            most = Math.max(most, Math.abs(each));
        }
        return most;
    }
}
