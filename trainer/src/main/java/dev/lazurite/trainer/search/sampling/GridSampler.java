package dev.lazurite.trainer.search.sampling;

import java.util.Optional;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.search.space.Dimension;
import dev.lazurite.trainer.search.space.Point;
import dev.lazurite.trainer.search.space.SearchSpace;

/** Tries every combination once, the last hyperparameter changing fastest. */
public final class GridSampler implements Sampler {
    private final SearchSpace space;
    private final long size;

    /** @throws InvalidInputException where a distribution has values that cannot be listed */
    public GridSampler(SearchSpace space) {
        this.space = space;
        for (Dimension dimension : space.dimensions()) {
            if (dimension.distribution().levels() == 0) {
                throw new InvalidInputException(
                        "A grid cannot list the values of '%s'; use choice, or another sampling algorithm."
                                .formatted(dimension.path()));
            }
        }
        size = space.gridSize();
    }

    @Override
    public Optional<Point> next(History history) {
        int index = history.asked().size();
        return index < size ? Optional.of(space.gridPoint(index)) : Optional.empty();
    }
}
