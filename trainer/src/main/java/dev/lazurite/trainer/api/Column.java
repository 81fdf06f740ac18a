package dev.lazurite.trainer.api;

/** A named, typed column of a table. */
public record Column(String name, ColumnType type) {}
