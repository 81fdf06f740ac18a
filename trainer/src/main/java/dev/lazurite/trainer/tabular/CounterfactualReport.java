package dev.lazurite.trainer.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.DateText;
import dev.lazurite.trainer.explain.Counterfactuals;
import dev.lazurite.trainer.explain.Counterfactuals.Counterfactual;
import dev.lazurite.trainer.explain.Wanted;

/**
 * What would have to be otherwise in one row.
 *
 * @param row its number, from 1
 * @param prediction of the row as it is
 */
public record CounterfactualReport(
        Model model, int row, Prediction prediction, Wanted wanted, List<Counterfactual> counterfactuals) {

    /**
     * Reads what is wanted: a class, or for a number {@code LEAST:MOST}, of which one may be left out. Of two classes it need
     * not be said, since it is the other one.
     */
    public static Wanted wanted(Model model, Prediction before, String typed) {
        if (model.task() == Task.REGRESSION) {
            return between(typed);
        }
        if (model.task() != Task.CLASSIFICATION) {
            throw new InvalidInputException("Counterfactuals are of classification and regression, not of %s."
                    .formatted(model.task().label()));
        }
        if (!typed.isEmpty() && model.labels().contains(typed)) {
            return new Wanted.OfClass(typed);
        }
        if (typed.isEmpty() && model.labels().size() == 2) {
            String label = ((Prediction.OfClass) before).label();
            return new Wanted.OfClass(model.labels().get(1 - model.labels().indexOf(label)));
        }
        throw new InvalidInputException("--desired is '%s'; it must be one of the classes %s."
                .formatted(typed, String.join(", ", model.labels())));
    }

    private static Wanted between(String typed) {
        String[] ends = typed.split(":", -1);
        try {
            if (ends.length == 2 && typed.length() > 1) {
                return new Wanted.Between(
                        ends[0].isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(ends[0]),
                        ends[1].isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(ends[1]));
            }
        } catch (NumberFormatException e) {
            throw notARange(typed, e);
        }
        throw notARange(typed, new NumberFormatException(typed));
    }

    private static InvalidInputException notARange(String typed, NumberFormatException cause) {
        return new InvalidInputException(
                "--desired is '%s'; it must be a range of numbers, such as 100:200, 100: or :200.".formatted(typed),
                cause);
    }

    /** The words for what is predicted. */
    public static String told(Prediction prediction) {
        return prediction instanceof Prediction.OfNumber number
                ? Double.toString(number.value())
                : ((Prediction.OfClass) prediction).label();
    }

    /** A form that JSON can carry. */
    public Map<String, Object> describe() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("row", row);
        description.put("prediction", value(prediction));
        description.put("desired", wanted.told());
        List<Map<String, Object>> others = new ArrayList<>();
        for (Counterfactual each : counterfactuals) {
            Map<String, Object> other = new LinkedHashMap<>();
            other.put("prediction", value(each.prediction()));
            other.put("distance", each.distance());
            Map<String, Object> changes = new LinkedHashMap<>();
            each.changes()
                    .forEach(change -> changes.put(
                            change.column(),
                            Map.of(
                                    "from", shown(change.column(), change.from()),
                                    "to", shown(change.column(), change.to()))));
            other.put("changes", changes);
            others.add(other);
        }
        description.put("counterfactuals", others);
        return description;
    }

    private static Object value(Prediction prediction) {
        return prediction instanceof Prediction.OfNumber number ? (Object) number.value() : told(prediction);
    }

    /** A value as the column's files have it. */
    public Object shown(String column, Object value) {
        boolean date =
                model.inputs().columns().get(model.inputs().indexOf(column)).type() == ColumnType.DATE;
        if (value.equals(Double.NaN)) {
            return "";
        }
        return date ? DateText.of((Double) value) : value;
    }

    /**
     * Finds what would have to be otherwise in a row.
     *
     * @param row its number, from 1
     * @param typed what is wanted, see {@link #wanted}
     */
    public static CounterfactualReport of(
            Model model, Dataset rows, int row, String typed, Set<String> frozen, int most) {
        if (row < 1 || row > rows.rows()) {
            throw new InvalidInputException(
                    "There is no row %d; the table has rows 1 to %d.".formatted(row, rows.rows()));
        }
        Prediction before = model.predict(rows.select(row - 1)).get(0);
        Wanted wanted = wanted(model, before, typed);
        return new CounterfactualReport(
                model, row, before, wanted, Counterfactuals.of(model, rows, row - 1, wanted, frozen, most));
    }

    /** Writes {@code counterfactuals.json}; returns the file. */
    public static List<Path> write(Path folder, List<CounterfactualReport> reports) throws IOException {
        Files.createDirectories(folder);
        return List.of(Files.writeString(
                folder.resolve("counterfactuals.json"),
                JSON.std
                                .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
                                .asString(reports.stream()
                                        .map(CounterfactualReport::describe)
                                        .toList())
                        + "\n"));
    }
}
