package dev.lazurite.tracking.search;

/** One key to sort by. */
public record Order(Identifier key, boolean ascending) {}
