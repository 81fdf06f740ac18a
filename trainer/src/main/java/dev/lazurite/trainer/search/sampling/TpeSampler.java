package dev.lazurite.trainer.search.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import dev.lazurite.trainer.search.space.Point;
import dev.lazurite.trainer.search.space.SearchSpace;

/**
 * The tree-structured Parzen estimator (Bergstra et al., 2011), over all dimensions jointly (Falkner et al., 2018): of some
 * candidates drawn from the density of the good trials, the one where that density is greatest relative to that of the others.
 * A trial that is still running, or that failed, counts among the others, so that concurrent trials keep apart.
 */
public final class TpeSampler implements Sampler {
    private static final int FIRST = 10;
    private static final int CANDIDATES = 24;
    private static final int MOST_GOOD = 25;
    /** How many of the latest trials count in full; older ones count less and less. */
    private static final int FULL_WEIGHT = 25;

    private final SearchSpace space;
    private final long seed;
    private final Sampler beginning;

    public TpeSampler(SearchSpace space, long seed) {
        this.space = space;
        this.seed = seed;
        this.beginning = new SobolSampler(space, seed);
    }

    @Override
    public Optional<Point> next(History history) {
        List<History.Result> results = history.results();
        int[] byLoss = IntStream.range(0, results.size())
                .filter(i -> !results.get(i).failed())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> results.get(i).loss()))
                .mapToInt(Integer::intValue)
                .toArray();
        if (byLoss.length < FIRST) {
            return beginning.next(history);
        }
        boolean[] good = new boolean[results.size()];
        int count = Math.min((int) Math.ceil(0.1 * byLoss.length), MOST_GOOD);
        Arrays.stream(byLoss).limit(count).forEach(i -> good[i] = true);
        List<Point> better = new ArrayList<>();
        List<Point> others = new ArrayList<>();
        for (int i = 0; i < good.length; i++) {
            (good[i] ? better : others).add(results.get(i).point());
        }
        others.addAll(history.pending());
        return best(
                density(better), density(others), Seeds.of(seed, history.asked().size()));
    }

    private Parzen density(List<Point> points) {
        return new Parzen(space.dimensions(), points, weights(points.size()));
    }

    private static double[] weights(int count) {
        double[] weights = new double[count];
        int ramp = count - FULL_WEIGHT;
        for (int i = 0; i < count; i++) {
            weights[i] = i >= ramp ? 1 : ramp == 1 ? 1.0 / count : 1.0 / count + (1 - 1.0 / count) * i / (ramp - 1);
        }
        return weights;
    }

    private Optional<Point> best(Parzen better, Parzen others, SplittableRandom random) {
        Optional<Point> best = Optional.empty();
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < CANDIDATES; i++) {
            Point candidate = space.settle(better.draw(random));
            double gain = better.logDensity(candidate) - others.logDensity(candidate);
            if (gain > most || best.isEmpty()) {
                best = Optional.of(candidate);
                most = gain;
            }
        }
        return best;
    }
}
