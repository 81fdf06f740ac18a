package dev.lazurite.trainer.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Learner;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.api.Trainer;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.forecast.Timeline;
import dev.lazurite.trainer.vector.VectorModel;

/**
 * A learner of what comes after the last rows of a table. The columns of time and of the series are named by parameters;
 * nothing is learned from others.
 *
 * @param own parameters beside those that all such learners have
 */
record ForecastLearner(String name, String summary, List<Parameter> own, Recipe recipe) implements Learner {
    static final String TIME = "time";
    static final String SERIES = "series";
    static final String SEASON = "season";
    static final String HORIZON = "horizon";
    static final String ORIGINS = "origins";

    private static final List<Parameter> COMMON = List.of(
            new Parameter.Text(TIME, "", "column of time, dates or numbers; needed"),
            new Parameter.Text(SERIES, "", "column that tells several series apart; empty where there is one"),
            new Parameter.Whole(SEASON, 1, 1, 10_000, "steps after which a pattern comes again; 1 for none"),
            new Parameter.Whole(HORIZON, 1, 1, 10_000, "steps ahead by which the quality is measured"),
            new Parameter.Whole(ORIGINS, 3, 1, 100, "times from which that many steps are forecast to measure it"));

    /** Fits series; {@code values} are by series and step. */
    @FunctionalInterface
    interface Recipe {
        VectorModel fit(Timeline timeline, List<double[]> values, Settings settings, long seed);
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.FORECASTING);
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(COMMON.stream(), own.stream()).toList();
    }

    @Override
    public Trainer trainer(Task task, Settings settings, long seed) {
        if (task != Task.FORECASTING) {
            throw Learners.unable(name, task);
        }
        if (settings.text(TIME).isEmpty()) {
            throw new InvalidInputException(
                    "Learner %s needs the column of time. Name it with --param time=COLUMN.".formatted(name));
        }
        return (data, target) -> train(data, target, settings, seed);
    }

    private Model train(Dataset data, String target, Settings settings, long seed) {
        Featuriser featuriser = Featuriser.ofTime(data, settings.text(TIME), settings.text(SERIES));
        SeriesTable table = SeriesTable.of(featuriser, data, target, settings);
        List<double[]> values = new ArrayList<>(table.values());
        VectorModel fitted = recipe.fit(table.timeline(), values, settings, seed);
        int column = data.schema().indexOf(target);
        return new TableModel(
                fitted, featuriser, Task.FORECASTING, data.schema().columns().get(column), List.of());
    }
}
