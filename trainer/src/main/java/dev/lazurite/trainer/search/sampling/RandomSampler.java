package dev.lazurite.trainer.search.sampling;

import java.util.Optional;
import java.util.SplittableRandom;

import dev.lazurite.trainer.search.space.Point;
import dev.lazurite.trainer.search.space.SearchSpace;

/** Draws each trial from the space's own distributions, independent of all others. */
public final class RandomSampler implements Sampler {
    private final SearchSpace space;
    private final long seed;

    public RandomSampler(SearchSpace space, long seed) {
        this.space = space;
        this.seed = seed;
    }

    @Override
    public Optional<Point> next(History history) {
        SplittableRandom random = Seeds.of(seed, history.asked().size());
        double[] point = random.doubles(space.dimensions().size()).toArray();
        return Optional.of(space.settle(point));
    }
}
