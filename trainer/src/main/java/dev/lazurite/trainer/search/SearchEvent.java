package dev.lazurite.trainer.search;

import dev.lazurite.trainer.search.space.Point;

/** One thing that happened in a search. All of them, in order, bring a search back. */
public sealed interface SearchEvent {
    int trial();

    /** A trial was given out. */
    record Asked(int trial, Point point) implements SearchEvent {}

    /** A trial logged the primary metric. */
    record Logged(int trial, double metric) implements SearchEvent {}

    /** A trial came to its end, by itself or not; its best metric is its result. */
    record Ended(int trial, boolean failed) implements SearchEvent {}
}
