package dev.lazurite.trainer.search;

import java.util.Map;

/**
 * A trial to run.
 *
 * @param number counted from 0
 * @param values by hyperparameter; a Long, a Double, a text, a truth value, or for a branch a map
 */
public record Trial(int number, Map<String, Object> values) {}
