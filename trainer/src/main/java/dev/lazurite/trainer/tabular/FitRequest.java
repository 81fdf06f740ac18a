package dev.lazurite.trainer.tabular;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.SplitRule;
import dev.lazurite.trainer.data.TableOptions;

/**
 * Everything that decides the outcome of a fit.
 *
 * @param target the column to predict; only a learner that finds groups or anomalies can do without
 * @param task what to do; left open, the learner and the target decide
 * @param split by what the rows to measure quality on are held out
 * @param testFraction share of the rows held out to measure quality, above 0 and below 1
 * @param parameters typed values for some of the learner's parameters
 * @param out folder for the model, made when it is not there
 */
public record FitRequest(
        TableOptions data,
        Optional<String> target,
        String learner,
        Optional<Task> task,
        SplitRule split,
        double testFraction,
        long seed,
        Map<String, String> parameters,
        Path out) {
    public static final double TEST_FRACTION = 0.25;
    public static final long SEED = 42;

    public FitRequest {
        parameters = Map.copyOf(new LinkedHashMap<>(parameters));
    }

    /** A fit with defaults for everything else. */
    public static FitRequest of(Path data, String target, String learner, Path out) {
        return new FitRequest(
                TableOptions.of(data),
                Optional.of(target),
                learner,
                Optional.empty(),
                new SplitRule.Chance(),
                TEST_FRACTION,
                SEED,
                Map.of(),
                out);
    }
}
