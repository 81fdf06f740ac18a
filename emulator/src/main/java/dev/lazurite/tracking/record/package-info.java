/**
 * Experiments, runs and what is logged to them, as they are kept. The only part of {@code tracking} that sees SQL, besides
 * the search that {@code tracking.search} compiles to it; nothing here sees HTTP.
 */
package dev.lazurite.tracking.record;
