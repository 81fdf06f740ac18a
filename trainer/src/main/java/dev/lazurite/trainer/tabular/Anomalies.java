package dev.lazurite.trainer.tabular;

import java.util.List;

import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.Featuriser.Scaling;
import dev.lazurite.trainer.tabular.UnsupervisedLearner.Found;
import dev.lazurite.trainer.trees.IsolationForest;

/** Learners that find rows unlike the others, with scikit-learn's names and defaults of parameters. */
final class Anomalies {
    static final String ANOMALY = "anomaly";
    private static final List<String> NAMES = List.of("normal", ANOMALY);

    private Anomalies() {}

    static UnsupervisedLearner isolationForest() {
        return new UnsupervisedLearner(
                "isolation-forest",
                "An isolation forest: rows that random cuts part from the others early are anomalies.",
                Task.ANOMALY_DETECTION,
                List.of(
                        new Parameter.Whole("n_estimators", 100, 1, 1_000_000, "trees"),
                        new Parameter.Whole("max_samples", 256, 2, Integer.MAX_VALUE, "rows that a tree sees"),
                        new Parameter.Real(
                                "contamination",
                                0,
                                0,
                                0.5,
                                "share of the rows to call anomalies; 0 leaves it to the measure itself")),
                Scaling.NONE,
                (columns, settings, seed) -> new Found(
                        IsolationForest.fit(
                                columns,
                                settings.whole("n_estimators"),
                                settings.whole("max_samples"),
                                settings.real("contamination"),
                                seed),
                        NAMES));
    }
}
