package dev.lazurite.trainer.search.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import dev.lazurite.trainer.search.space.Point;
import dev.lazurite.trainer.search.space.SearchSpace;

/**
 * Covariance matrix adaptation over the dimensions whose values have an order; choices are drawn at random. A generation is
 * over when as many results of its own have come as it has members; what comes later from an old one is not looked at.
 */
public final class CmaEsSampler implements Sampler {
    private static final int REDRAWS = 20;

    private final SearchSpace space;
    private final long seed;
    private final int[] ordered;
    private final Evolution evolution;
    private final List<History.Result> members = new ArrayList<>();
    /** The generation that was current after so many results. */
    private final List<Integer> generations = new ArrayList<>(List.of(0));

    private int generation;

    public CmaEsSampler(SearchSpace space, long seed) {
        this.space = space;
        this.seed = seed;
        this.ordered = IntStream.range(0, space.dimensions().size())
                .filter(d -> space.dimensions().get(d).categories() == 0)
                .toArray();
        this.evolution = new Evolution(ordered.length);
    }

    @Override
    public synchronized Optional<Point> next(History history) {
        absorb(history);
        SplittableRandom random = Seeds.of(seed, history.asked().size());
        double[] point = random.doubles(space.dimensions().size()).toArray();
        double[] drawn = evolution.draw(random);
        for (int i = 0; i < REDRAWS && !inside(drawn); i++) {
            drawn = evolution.draw(random);
        }
        for (int i = 0; i < ordered.length; i++) {
            point[ordered[i]] = Math.min(Math.nextDown(1.0), Math.max(0, drawn[i]));
        }
        return Optional.of(space.settle(point));
    }

    private static boolean inside(double... point) {
        for (double coordinate : point) {
            if (!(coordinate >= 0 && coordinate < 1)) {
                return false;
            }
        }
        return true;
    }

    private void absorb(History history) {
        List<History.Result> results = history.results();
        for (int i = generations.size() - 1; i < results.size(); i++) {
            History.Result result = results.get(i);
            int known = history.asked().get(result.trial()).known();
            if (!result.failed() && generations.get(known) == generation) {
                members.add(result);
            }
            if (ordered.length > 0 && members.size() == evolution.population()) {
                evolution.select(members.stream()
                        .sorted((left, right) -> Double.compare(left.loss(), right.loss()))
                        .map(member -> IntStream.of(ordered)
                                .mapToDouble(d ->
                                        member.point().has(d) ? member.point().at(d) : 0.5)
                                .toArray())
                        .toList());
                members.clear();
                generation++;
            }
            generations.add(generation);
        }
    }
}
