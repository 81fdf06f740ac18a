package dev.lazurite.trainer.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.tabular.CounterfactualReport;
import dev.lazurite.trainer.tabular.ErrorAnalysis;
import dev.lazurite.trainer.tabular.FairnessReport;
import dev.lazurite.trainer.tabular.FullEvaluation;
import dev.lazurite.trainer.tabular.ModelExplanation;

/** Progress that a command shows on its output. It remembers the greatest table, for when memory runs out. */
abstract sealed class ConsoleProgress implements Progress permits HumanProgress, JsonProgress {
    /** How large a table is that was read. */
    record Table(Path file, int rows, int columns) {
        private static final double MEBIBYTE = 1 << 20;

        /** Of its columns as numbers; texts and what learners make of it come on top. */
        double mebibytes() {
            return 8.0 * rows * columns / MEBIBYTE;
        }
    }

    private Optional<Table> table = Optional.empty();

    /**
     * A trial of a search ended.
     *
     * @param trial its number, from 0
     * @param trials most that there will be
     */
    abstract void tried(
            int trial, int trials, String learner, Map<String, String> parameters, String metric, double score);

    abstract void measured(FullEvaluation evaluation);

    abstract void fairness(FairnessReport report);

    abstract void explained(ModelExplanation explanation);

    abstract void errors(ErrorAnalysis analysis);

    abstract void counterfactuals(CounterfactualReport report);

    abstract void drifted(String column, Map<String, Double> measures);

    abstract void predicted(Path file, int rows);

    /** The greatest table that was read so far. */
    Optional<Table> table() {
        return table;
    }

    @Override
    public void dataRead(Path file, int rows, int columns, String sha256) {
        var read = new Table(file, rows, columns);
        table = table.filter(known -> known.mebibytes() >= read.mebibytes()).or(() -> Optional.of(read));
    }
}
