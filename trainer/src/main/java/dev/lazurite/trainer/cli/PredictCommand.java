package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.tabular.TableModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Predicts with a saved model: {@code lazurite-train predict}. */
@Command(
        name = "predict",
        description = "Predicts each row of a table with a saved model, into a CSV file.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 112,
        footer = {
            "",
            "The file has a column 'prediction' and, for classes, a column 'probability_CLASS' each.",
            "Example: lazurite-train predict --model model --data new.csv --out predictions.csv"
        })
final class PredictCommand implements Callable<Integer>, Reporting {
    private final Surroundings surroundings;

    @Mixin
    private ModelOptions model;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "CSV file for the predictions.")
    private Path out;

    @Mixin
    private ReportOptions report;

    PredictCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public ReportOptions report() {
        return report;
    }

    @Override
    public Integer call() throws IOException {
        ConsoleProgress progress = report.progress(surroundings);
        Model loaded = model.loadAny();
        Dataset rows = model.inputs(loaded, progress);
        try (CsvWriter writer = CsvWriter.builder().build(out)) {
            List<String> header = new ArrayList<>(List.of("prediction"));
            loaded.labels().forEach(label -> header.add("probability_" + label));
            writer.writeRecord(header);
            loaded.predict(rows).forEach(prediction -> writer.writeRecord(cells(prediction)));
        }
        progress.predicted(out, rows.rows());
        return 0;
    }

    private static List<String> cells(Prediction prediction) {
        List<String> cells = new ArrayList<>();
        if (prediction instanceof Prediction.OfClass classes) {
            cells.add(classes.label());
            classes.probabilities().values().forEach(share -> cells.add(share.toString()));
        } else if (prediction instanceof Prediction.OfLabels several) {
            cells.add(TableModel.cell(several));
            several.probabilities().values().forEach(share -> cells.add(share.toString()));
        } else if (prediction instanceof Prediction.OfNumber number) {
            cells.add(Double.toString(number.value()));
        }
        return cells;
    }
}
