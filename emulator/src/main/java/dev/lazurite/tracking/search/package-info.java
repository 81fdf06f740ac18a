/**
 * MLflow's search language: {@code clause (AND clause)*} and {@code order_by}, read by a tokenizer and a parser of its own
 * and then either compiled to SQL (runs, experiments) or evaluated on what is in memory (models).
 */
package dev.lazurite.tracking.search;
