package dev.lazurite.trainer.search.sampling;

import java.util.Optional;

import dev.lazurite.trainer.search.space.Point;

/** Proposes the points of a search, one after another. */
public interface Sampler {
    /**
     * The point to try next.
     *
     * @param history all that was asked and told before
     * @return the point, settled; empty when there is none left
     */
    Optional<Point> next(History history);
}
