package dev.lazurite.tracking.search;

/** What a clause or an order is about, such as {@code metrics.accuracy}. */
public record Identifier(Kind kind, String key) {}
