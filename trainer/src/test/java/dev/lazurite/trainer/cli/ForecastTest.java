package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Forecasts, from a table of months to the months after it. */
final class ForecastTest {
    private static final int MONTHS = 96;

    @TempDir
    private Path folder;

    private final Console console = new Console(Map.of());

    private static double truth(int month, int shop) {
        return 100 * (shop + 1) + 2 * month + 20 * Math.sin(2 * Math.PI * month / 12);
    }

    private Path shops(int count) {
        var random = new Random(3);
        List<String> lines = new ArrayList<>(List.of("month,shop,sales"));
        for (int month = 0; month < MONTHS; month++) {
            for (int shop = 0; shop < count; shop++) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%s,s%d,%.3f",
                        LocalDate.of(2016, 1, 1).plusMonths(month),
                        shop,
                        truth(month, shop) + random.nextGaussian()));
            }
        }
        return Tables.write(folder, "shops.csv", lines.toArray(String[]::new));
    }

    private int fit(Path data, String learner, String... parameters) {
        List<String> arguments = new ArrayList<>(List.of(
                "fit",
                "--data",
                data.toString(),
                "--target",
                "sales",
                "--learner",
                learner,
                "--out",
                folder.resolve("m").toString()));
        for (String parameter : parameters) {
            arguments.addAll(List.of("--param", parameter));
        }
        return console.run(arguments.toArray(String[]::new));
    }

    private double metric(String name) throws IOException {
        Map<String, Object> metrics = JSON.std.mapFrom(Files.readString(folder.resolve("m/metrics.json")));
        return ((Number) metrics.get(name)).doubleValue();
    }

    @ParameterizedTest
    @CsvSource({"seasonal-naive, 27, 30", "exponential-smoothing, 2, 5", "lagged-boosting, 5, 16"})
    void months_to_come_are_forecast_for_each_shop(String learner, double error, double farthest) throws IOException {
        assertThat(fit(shops(2), learner, "time=month", "series=shop", "season=12", "horizon=6"))
                .as(console.err())
                .isZero();
        assertThat(metric("mae")).isLessThan(error);
        List<String> lines = new ArrayList<>(List.of("month,shop"));
        for (int ahead = 0; ahead < 12; ahead++) {
            lines.add(LocalDate.of(2016, 1, 1).plusMonths(MONTHS + ahead) + ",s1");
        }
        Path future = Tables.write(folder, "future.csv", lines.toArray(String[]::new));
        Path out = folder.resolve("forecast.csv");
        String model = folder.resolve("m").toString();
        assertThat(console.run("predict", "--model", model, "--data", future.toString(), "--out", out.toString()))
                .as(console.err())
                .isZero();
        List<String> forecast = Files.readAllLines(out);
        for (int ahead = 0; ahead < 12; ahead++) {
            assertThat(Double.parseDouble(forecast.get(ahead + 1)))
                    .as("month %d", ahead)
                    .isCloseTo(truth(MONTHS + ahead, 1), within(farthest));
        }
    }

    @Test
    void one_series_needs_no_name_and_time_may_be_a_number() throws IOException {
        List<String> lines = new ArrayList<>(List.of("t,sales"));
        for (int t = 0; t < 40; t++) {
            lines.add(t + "," + (3 * t + 5));
        }
        Path line = Tables.write(folder, "line.csv", lines.toArray(String[]::new));
        assertThat(fit(line, "exponential-smoothing", "time=t", "horizon=5"))
                .as(console.err())
                .isZero();
        assertThat(metric("mae")).isLessThan(0.01);
    }

    @Test
    void what_forecasts_need_is_asked_for() {
        Path shops = shops(2);
        assertThat(fit(shops, "seasonal-naive")).isEqualTo(2);
        assertThat(console.err()).contains("Name it with --param time=COLUMN");
        assertThat(fit(shops, "seasonal-naive", "time=month")).isEqualTo(2);
        assertThat(console.err()).contains("name the column that tells them apart with --param series=COLUMN");
        assertThat(fit(shops, "seasonal-naive", "time=shop")).isEqualTo(2);
        assertThat(console.err()).contains("Column 'shop' must hold times");
        assertThat(fit(shops, "seasonal-naive", "time=month", "series=shop", "horizon=50"))
                .isEqualTo(2);
        assertThat(console.err()).contains("The table has 96 times; 3 origins with a horizon of 50 need more than 151");
        assertThat(fit(shops, "seasonal-naive", "time=month", "series=shop", "season=200"))
                .isEqualTo(2);
        assertThat(console.err()).contains("The shortest series has 93 steps to learn from; this needs 200");
    }
}
