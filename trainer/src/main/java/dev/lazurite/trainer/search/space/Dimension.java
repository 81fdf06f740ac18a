package dev.lazurite.trainer.search.space;

/**
 * One coordinate of the points of a {@link SearchSpace}.
 *
 * @param path the hyperparameter's name; inside a branch, those of the choices above it before it
 */
public record Dimension(String path, Distribution distribution) {
    /** How many unordered values it has; 0 for one whose values have an order. */
    public int categories() {
        return distribution instanceof Choice choice ? choice.values().size() : 0;
    }
}
