package dev.lazurite.trainer.search.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

import dev.lazurite.trainer.search.space.Dimension;
import dev.lazurite.trainer.search.space.Point;
import dev.lazurite.trainer.search.space.SearchSpace;

/**
 * Finds a point of the space where a function is large: looks everywhere, then around the best places in ever smaller steps.
 * Needs no gradient, so that choices, quanta and branches are points like all others.
 */
final class AcquisitionSearch {
    private static final int EVERYWHERE = 400;
    private static final int AROUND_KNOWN = 30;
    private static final int PLACES = 4;
    private static final int ROUNDS = 9;
    private static final int TRIES = 24;
    private static final double FIRST_STEP = 0.1;
    private static final double SHRINK = 0.5;

    private final SearchSpace space;
    private final SplittableRandom random;
    private final Set<Point> taken;
    private final ToDoubleFunction<Point> worth;

    private record Place(Point point, double worth) {}

    /** @param taken points that are no candidates, since they were tried or are being tried */
    AcquisitionSearch(SearchSpace space, SplittableRandom random, Set<Point> taken, ToDoubleFunction<Point> worth) {
        this.space = space;
        this.random = random;
        this.taken = taken;
        this.worth = worth;
    }

    /**
     * The best point found.
     *
     * @param known good points, to look around too
     * @return empty where every point that was looked at is taken
     */
    Optional<Point> best(List<Point> known) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < EVERYWHERE; i++) {
            consider(random.doubles(space.dimensions().size()).toArray(), places);
        }
        for (Point point : known) {
            for (int i = 0; i < AROUND_KNOWN; i++) {
                consider(near(point, Math.pow(10, -3 * random.nextDouble())), places);
            }
        }
        Comparator<Place> byWorth = Comparator.comparingDouble(Place::worth).reversed();
        return places.stream()
                .sorted(byWorth)
                .limit(PLACES)
                .map(this::climb)
                .min(byWorth)
                .map(Place::point);
    }

    private void consider(double[] raw, List<Place> places) {
        Point point = space.settle(raw);
        if (!taken.contains(point)) {
            places.add(new Place(point, worth.applyAsDouble(point)));
        }
    }

    private Place climb(Place start) {
        Place best = start;
        double step = FIRST_STEP;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < TRIES; i++) {
                List<Place> next = new ArrayList<>();
                consider(near(best.point(), step), next);
                if (!next.isEmpty() && next.get(0).worth() > best.worth()) {
                    best = next.get(0);
                }
            }
            step *= SHRINK;
        }
        return best;
    }

    /** A point near another: every coordinate moves, or one alone; a choice seldom takes another value. */
    private double[] near(Point point, double step) {
        List<Dimension> dimensions = space.dimensions();
        double[] moved = new double[point.dimensions()];
        int alone = random.nextBoolean() ? random.nextInt(point.dimensions()) : -1;
        for (int d = 0; d < moved.length; d++) {
            double uniform = random.nextDouble();
            if (!point.has(d)) {
                moved[d] = uniform;
            } else if (alone >= 0 && alone != d) {
                moved[d] = point.at(d);
            } else if (dimensions.get(d).categories() > 0) {
                moved[d] = alone == d || random.nextInt(2 * point.dimensions()) == 0 ? uniform : point.at(d);
            } else {
                moved[d] = Math.min(Math.nextDown(1.0), Math.max(0, point.at(d) + step * Gauss.quantile(uniform)));
            }
        }
        return moved;
    }
}
