package dev.lazurite.trainer.tabular;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.forecast.ExponentialSmoothing;
import dev.lazurite.trainer.forecast.LaggedRegression;
import dev.lazurite.trainer.forecast.SeasonalForecast;
import dev.lazurite.trainer.forecast.Timeline;
import dev.lazurite.trainer.trees.Boosting;
import dev.lazurite.trainer.trees.BoostingSettings;
import dev.lazurite.trainer.vector.VectorModel;

/** Learners that forecast. */
final class Forecasters {
    private Forecasters() {}

    static ForecastLearner seasonalNaive() {
        return new ForecastLearner(
                "seasonal-naive",
                "The value one season ago: what other forecasts must beat.",
                List.of(),
                (timeline, values, settings, seed) -> {
                    int season = settings.whole(ForecastLearner.SEASON);
                    require(values, season);
                    return new SeasonalForecast(
                            timeline,
                            values.stream()
                                    .map(of -> new SeasonalForecast.State(
                                            0, 0, 1, Arrays.copyOfRange(of, of.length - season, of.length)))
                                    .toList());
                });
    }

    static ForecastLearner exponentialSmoothing() {
        return new ForecastLearner(
                "exponential-smoothing",
                "Exponential smoothing with trend and season (Holt and Winters), additive.",
                List.of(new Parameter.Choice(
                        "trend", "additive", List.of("none", "additive", "damped"), "what goes on from step to step")),
                (timeline, values, settings, seed) -> {
                    int season = settings.whole(ForecastLearner.SEASON);
                    var trend = ExponentialSmoothing.Trend.valueOf(
                            settings.choice("trend").toUpperCase(Locale.ROOT));
                    require(values, Math.max(3, 2 * season));
                    return new SeasonalForecast(
                            timeline,
                            values.stream()
                                    .map(of -> ExponentialSmoothing.fit(of, season, trend))
                                    .toList());
                });
    }

    static ForecastLearner laggedBoosting() {
        return new ForecastLearner(
                "lagged-boosting",
                "Gradient boosting on the values before, of all series together.",
                List.of(
                        new Parameter.Whole("lags", 0, 0, 10_000, "values before; 0 is two seasons, 6 at least"),
                        new Parameter.Whole("max_iter", 100, 1, 1_000_000, "rounds; each adds a tree"),
                        new Parameter.Real("learning_rate", 0.1, 1e-6, 10, "share of each tree that counts"),
                        new Parameter.Whole("max_leaf_nodes", 15, 2, 1_000_000, "most leaves of a tree"),
                        new Parameter.Whole("min_samples_leaf", 5, 1, 1_000_000, "fewest rows in a leaf")),
                Forecasters::boosting);
    }

    private static VectorModel boosting(Timeline timeline, List<double[]> values, Settings settings, long seed) {
        int season = settings.whole(ForecastLearner.SEASON);
        int asked = settings.whole("lags");
        int lags = asked == 0 ? Math.max(6, 2 * season) : asked;
        require(values, lags + 1);
        var boosting = new BoostingSettings(
                settings.whole("max_iter"),
                settings.real("learning_rate"),
                settings.whole("max_leaf_nodes"),
                Integer.MAX_VALUE,
                settings.whole("min_samples_leaf"),
                0,
                0,
                255,
                seed,
                1);
        return LaggedRegression.fit(
                timeline, values, lags, season, (columns, target) -> Boosting.regress(columns, target, boosting));
    }

    private static void require(List<double[]> values, int steps) {
        int shortest = values.stream().mapToInt(of -> of.length).min().orElse(0);
        if (shortest < steps) {
            throw new InvalidInputException(
                    "The shortest series has %d steps to learn from; this needs %d. Choose a shorter season, fewer lags or origins, or a smaller horizon."
                            .formatted(shortest, steps));
        }
    }
}
