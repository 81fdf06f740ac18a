package dev.lazurite.trainer.search.sampling;

import java.util.Optional;

import dev.lazurite.trainer.search.space.Point;
import dev.lazurite.trainer.search.space.SearchSpace;

/** Covers the space evenly, by a scrambled Sobol sequence taken through each distribution's quantiles. */
public final class SobolSampler implements Sampler {
    private final SearchSpace space;
    private final ScrambledSobol sequence;

    public SobolSampler(SearchSpace space, long seed) {
        this.space = space;
        this.sequence = new ScrambledSobol(space.dimensions().size(), seed);
    }

    @Override
    public Optional<Point> next(History history) {
        return Optional.of(space.settle(sequence.point(history.asked().size())));
    }
}
