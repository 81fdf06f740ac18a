package dev.lazurite.trainer.automl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongSupplier;

import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Learner;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.Folds;
import dev.lazurite.trainer.search.Search;
import dev.lazurite.trainer.search.Trial;
import dev.lazurite.trainer.search.sampling.TpeSampler;
import dev.lazurite.trainer.search.space.SearchSpace;
import dev.lazurite.trainer.search.stopping.StoppingPolicy;
import dev.lazurite.trainer.tabular.Learners;
import dev.lazurite.trainer.tabular.TableModel;

/** One run of automated machine learning. */
public final class AutoMl {
    /** Candidates that the blend is chosen from. */
    private static final int MOST_BLENDED = 10;

    private final AutoMlSettings settings;
    private final Dataset data;
    private final String target;
    private final Task task;
    private final int column;
    private final Primary primary;
    private final List<Folds.Fold> folds;
    private final LongSupplier nanoTime;
    private final AutoMlProgress progress;
    private final List<Candidate> candidates = new ArrayList<>();

    private AutoMl(
            AutoMlSettings settings, Dataset data, String target, LongSupplier nanoTime, AutoMlProgress progress) {
        this.settings = settings;
        this.data = data;
        this.target = target;
        this.nanoTime = nanoTime;
        this.progress = progress;
        column = data.schema().indexOf(target);
        task = data.schema().columns().get(column).type() == ColumnType.CATEGORICAL
                ? Task.CLASSIFICATION
                : Task.REGRESSION;
        primary = Primary.of(settings.primaryMetric(), task, labels());
        folds = Folds.crossValidation(data, target, settings.folds(), settings.seed());
    }

    private List<String> labels() {
        var labels = new TreeSet<String>();
        for (int row = 0; task == Task.CLASSIFICATION && row < data.rows(); row++) {
            labels.add(data.text(column, row));
        }
        return List.copyOf(labels);
    }

    /**
     * Searches, blends and fits what was chosen to all rows. At least the first learner is tried, however small the
     * budget of time; no trial starts beyond it.
     *
     * @param nanoTime a clock for the budget
     */
    public static AutoMlResult run(
            AutoMlSettings settings, Dataset data, String target, LongSupplier nanoTime, AutoMlProgress progress) {
        return new AutoMl(settings, data, target, nanoTime, progress).run();
    }

    private AutoMlResult run() {
        long end = nanoTime.getAsLong() + (long) (settings.seconds() * 1e9);
        for (String learner : Candidates.learners(task)) {
            if (candidates.isEmpty() || open(end)) {
                attempt(learner, Map.of());
            }
        }
        SearchSpace space = Candidates.space(task);
        var search = new Search(space, new TpeSampler(space, settings.seed()), primary.goal(), StoppingPolicy.NONE);
        while (open(end)) {
            Trial trial = search.ask().orElseThrow();
            Map<String, Object> values = branch(trial);
            var parameters = new LinkedHashMap<String, String>();
            values.forEach((name, value) -> {
                if (!name.equals(Candidates.NAME)) {
                    parameters.put(name, value.toString());
                }
            });
            search.log(
                    trial.number(),
                    attempt((String) values.get(Candidates.NAME), parameters).score());
            search.end(trial.number());
        }
        return chosen();
    }

    private boolean open(long end) {
        return candidates.size() < settings.trials() && nanoTime.getAsLong() < end;
    }

    @SuppressWarnings("unchecked") // the space has one choice, whose values are branches
    private static Map<String, Object> branch(Trial trial) {
        return (Map<String, Object>) trial.values().get(Candidates.LEARNER);
    }

    /** Cross-validates a learner with these parameters. */
    private Candidate attempt(String name, Map<String, String> parameters) {
        var predictions = new double[data.rows()][];
        for (Folds.Fold fold : folds) {
            Model model = fit(name, parameters, data.select(fold.train()));
            List<Prediction> found = model.predict(data.select(fold.test()));
            for (int i = 0; i < fold.test().length; i++) {
                predictions[fold.test()[i]] = numbers(found.get(i));
            }
        }
        double score = primary.of(data, column, predictions);
        var candidate = new Candidate(candidates.size(), name, parameters, score, predictions);
        candidates.add(candidate);
        progress.tried(candidate.number(), name, parameters, primary.metric(), score);
        return candidate;
    }

    private Model fit(String name, Map<String, String> parameters, Dataset rows) {
        Learner learner = Learners.named(name);
        return learner.trainer(task, Settings.of(learner, parameters), settings.seed())
                .train(rows, target);
    }

    /** By label; a class that no training row of a fold had is impossible to its model. */
    private double[] numbers(Prediction prediction) {
        if (prediction instanceof Prediction.OfClass classes) {
            return primary.labels().stream()
                    .mapToDouble(label -> classes.probabilities().getOrDefault(label, 0.0))
                    .toArray();
        }
        return new double[] {((Prediction.OfNumber) prediction).value()};
    }

    private AutoMlResult chosen() {
        Comparator<Candidate> byScore =
                Comparator.comparingDouble(candidate -> primary.goal().loss(candidate.score()));
        List<Candidate> ranked = candidates.stream().sorted(byScore).toList();
        var blend =
                new GreedyBlend(primary, data, column).choose(ranked.subList(0, Math.min(MOST_BLENDED, ranked.size())));
        var fitted = new LinkedHashMap<TableModel, Integer>();
        blend.joined()
                .forEach((candidate, times) ->
                        fitted.put((TableModel) fit(candidate.learner(), candidate.parameters(), data), times));
        var weights = new LinkedHashMap<Integer, Integer>();
        blend.joined().forEach((candidate, times) -> weights.put(candidate.number(), times));
        List<AutoMlResult.Entry> leaderboard = ranked.stream()
                .map(each -> new AutoMlResult.Entry(
                        each.number(),
                        each.learner(),
                        each.parameters(),
                        each.score(),
                        weights.getOrDefault(each.number(), 0)))
                .toList();
        return new AutoMlResult(TableModel.blend(fitted), primary.metric(), blend.score(), leaderboard);
    }
}
