package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.api.Metrics;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.tabular.CounterfactualReport;
import dev.lazurite.trainer.tabular.ErrorAnalysis;
import dev.lazurite.trainer.tabular.FairnessReport;
import dev.lazurite.trainer.tabular.FullEvaluation;
import dev.lazurite.trainer.tabular.ModelExplanation;

/** Tells programs: one JSON object a line, its kind under {@code event}. */
final class JsonProgress extends ConsoleProgress {
    private final PrintWriter out;

    JsonProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void dataRead(Path file, int rows, int columns, String sha256) {
        super.dataRead(file, rows, columns, sha256);
        new Line("data_read")
                .with("file", file.toString())
                .with("rows", rows)
                .with("columns", columns)
                .with("sha256", sha256)
                .print(out);
    }

    @Override
    public void noted(String message) {
        new Line("note").with("message", message).print(out);
    }

    @Override
    public void trainingStarted(
            String learner, Task task, Map<String, Object> parameters, int trainRows, int testRows) {
        new Line("training_started")
                .with("learner", learner)
                .with("task", task.label())
                .with("parameters", parameters)
                .with("train_rows", trainRows)
                .with("test_rows", testRows)
                .print(out);
    }

    @Override
    public void epochEnded(int epoch, int epochs, double trainingLoss, double validationLoss) {
        new Line("epoch")
                .with("epoch", epoch)
                .with("epochs", epochs)
                .with("training_loss", trainingLoss)
                .with("validation_loss", validationLoss)
                .print(out);
    }

    @Override
    public void trained(double seconds) {
        new Line("trained").with("seconds", seconds).print(out);
    }

    @Override
    public void evaluated(Metrics metrics) {
        new Line("evaluated").with("metrics", metrics.values()).print(out);
    }

    @Override
    public void saved(Path folder) {
        new Line("saved").with("folder", folder.toString()).print(out);
    }

    @Override
    public void logged(String server, String runId) {
        new Line("logged").with("server", server).with("run_id", runId).print(out);
    }

    @Override
    void predicted(Path file, int rows) {
        new Line("predicted").with("file", file.toString()).with("rows", rows).print(out);
    }

    @Override
    void measured(FullEvaluation evaluation) {
        evaluated(evaluation.metrics());
    }

    @Override
    void fairness(FairnessReport report) {
        new Line("fairness")
                .with("column", report.column())
                .with(report.describe())
                .print(out);
    }

    @Override
    void explained(ModelExplanation explanation) {
        new Line("explained")
                .with("permutation_importance", explanation.permutation())
                .with("mean_absolute_shap", explanation.shapley())
                .print(out);
    }

    @Override
    void errors(ErrorAnalysis analysis) {
        new Line("errors").with(analysis.describe()).print(out);
    }

    @Override
    void counterfactuals(CounterfactualReport report) {
        new Line("counterfactuals").with(report.describe()).print(out);
    }

    @Override
    void tried(int trial, int trials, String learner, Map<String, String> parameters, String metric, double score) {
        new Line("trial")
                .with("trial", trial)
                .with("trials", trials)
                .with("learner", learner)
                .with("parameters", parameters)
                .with(metric, score)
                .print(out);
    }

    @Override
    void drifted(String column, Map<String, Double> measures) {
        new Line("drift").with("column", column).with("measures", measures).print(out);
    }

    void failed(String message, int exitCode) {
        new Line("failed").with("message", message).with("exit_code", exitCode).print(out);
    }

    private static final class Line {
        private final Map<String, Object> fields = new LinkedHashMap<>();

        Line(String event) {
            fields.put("event", event);
        }

        Line with(String name, Object value) {
            fields.put(name, value);
            return this;
        }

        Line with(Map<String, Object> more) {
            fields.putAll(more);
            return this;
        }

        void print(PrintWriter out) {
            try {
                out.println(JSON.std.asString(fields));
            } catch (IOException e) {
                throw new IllegalStateException("maps and texts can always be written as JSON", e);
            }
        }
    }
}
