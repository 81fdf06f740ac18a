package dev.lazurite.trainer.automl;

import java.util.Map;

/**
 * A trial that came to its end.
 *
 * @param parameters those that differ from the learner's defaults, as typed
 * @param score the primary metric over all rows, each predicted by a model that had not seen it
 * @param predictions of all rows, each by a model that had not seen it
 */
@SuppressWarnings("ArrayRecordComponent") // two such are never compared
record Candidate(int number, String learner, Map<String, String> parameters, double score, double[][] predictions) {}
