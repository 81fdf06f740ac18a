package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Where a model errs, whom it treats otherwise, and what would change a prediction. */
final class ScrutinyCommandsTest {
    @TempDir
    private Path folder;

    private final Console console = new Console(Map.of());
    private Path loans;
    private String model;

    /** Loans are granted by income; of those who rent, half are granted by chance. */
    @BeforeEach
    void fit() {
        var random = new Random(8);
        List<String> lines = new ArrayList<>(List.of("income,age,home,gender,loan"));
        for (int i = 0; i < 600; i++) {
            double income = 100 * random.nextDouble();
            boolean rents = i % 3 == 0;
            boolean granted = rents ? random.nextBoolean() : income > 50;
            lines.add(String.format(
                    Locale.ROOT,
                    "%.2f,%d,%s,%s,%s",
                    income,
                    20 + random.nextInt(50),
                    rents ? "rents" : "owns",
                    income > 40 ? "m" : "f",
                    granted ? "yes" : "no"));
        }
        loans = Tables.write(folder, "loans.csv", lines.toArray(String[]::new));
        model = folder.resolve("model").toString();
        assertThat(console.run(
                        "fit",
                        "--data",
                        loans.toString(),
                        "--target",
                        "loan",
                        "--learner",
                        "decision-tree",
                        "--param",
                        "max_depth=2",
                        "--ignore",
                        "gender",
                        "--out",
                        model))
                .isZero();
    }

    private int run(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--model", model, "--data", loans.toString()));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    private Map<String, Object> written(String file) throws IOException {
        return JSON.std.mapFrom(Files.readString(folder.resolve(file)));
    }

    @Test
    void explain_shows_where_the_model_errs() throws IOException {
        assertThat(run("explain", "--out", folder.resolve("x").toString())).isZero();
        List<?> nodes = (List<?>) written("x/errors.json").get("nodes");
        Map<?, ?> root = (Map<?, ?>) nodes.get(0);
        assertThat(root.get("rows")).isEqualTo(600);
        assertThat(root.get("error_coverage")).isEqualTo(1.0);
        Map<?, ?> renting = nodes.stream()
                .map(node -> (Map<?, ?>) node)
                .filter(node -> node.get("condition").equals("home != owns"))
                .findFirst()
                .orElseThrow();
        assertThat((Double) renting.get("error_rate")).isGreaterThan(0.35);
        assertThat((Double) renting.get("error_coverage")).isGreaterThan(0.9);
        assertThat(folder.resolve("x/errors.svg")).content().contains("home != owns");
        assertThat(console.out()).contains("where the model errs", "  home != owns");
    }

    @Test
    void explain_says_what_would_have_to_be_otherwise() throws IOException {
        int refused = 0;
        List<String> lines = Files.readAllLines(loans);
        for (int row = 1; row < lines.size() && refused == 0; row++) {
            refused = lines.get(row).matches("2\\d\\..*owns.*") ? row : 0;
        }
        String row = Integer.toString(refused);
        String out = folder.resolve("x").toString();
        assertThat(run("explain", "--counterfactual", row, "--freeze", "home", "--out", out))
                .isZero();
        Map<?, ?> report = (Map<?, ?>) JSON.std
                .listFrom(Files.readString(folder.resolve("x/counterfactuals.json")))
                .get(0);
        assertThat(report.get("row")).isEqualTo(refused);
        assertThat(report.get("prediction")).isEqualTo("no");
        Map<?, ?> first = (Map<?, ?>) ((List<?>) report.get("counterfactuals")).get(0);
        assertThat(first.get("prediction")).isEqualTo("yes");
        Map<?, ?> changes = (Map<?, ?>) first.get("changes");
        assertThat(changes).hasSize(1);
        assertThat((Double) ((Map<?, ?>) changes.get("income")).get("to")).isCloseTo(50, within(3.0));
        assertThat(console.out()).contains("row " + row + " is predicted no; 'yes' if", "income were ");
    }

    @Test
    void what_is_no_counterfactual_is_refused() {
        assertThat(run("explain", "--counterfactual", "601")).isEqualTo(2);
        assertThat(console.err()).contains("There is no row 601; the table has rows 1 to 600.");
        assertThat(run("explain", "--counterfactual", "1", "--desired", "perhaps"))
                .isEqualTo(2);
        assertThat(console.err()).contains("--desired is 'perhaps'; it must be one of the classes no, yes.");
    }

    @Test
    void range_of_a_number_can_be_desired() throws IOException {
        loans = Tables.houses(folder);
        assertThat(console.run(
                        "fit",
                        "--data",
                        loans.toString(),
                        "--target",
                        "price",
                        "--learner",
                        "linear-regression",
                        "--out",
                        model))
                .isZero();
        assertThat(run("explain", "--json", "--counterfactual", "3", "--desired", "500000:", "--freeze", "town"))
                .isZero();
        Map<String, Object> event = JSON.std.mapFrom(console.out()
                .lines()
                .filter(line -> line.startsWith("{\"event\":\"counterfactuals\""))
                .findFirst()
                .orElseThrow());
        assertThat((List<?>) event.get("counterfactuals"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat((Double) ((Map<?, ?>) each).get("prediction"))
                        .isGreaterThanOrEqualTo(500_000));
        assertThat(console.out()).contains("{\"event\":\"errors\",", "\"mean_squared_error\"");
        assertThat(run("explain", "--counterfactual", "3", "--desired", "much")).isEqualTo(2);
        assertThat(console.err())
                .contains("--desired is 'much'; it must be a range of numbers, such as 100:200, 100: or :200.");
    }

    @Test
    void evaluate_compares_cohorts_of_columns_that_the_model_does_not_know() throws IOException {
        String out = folder.resolve("e").toString();
        assertThat(run("evaluate", "--sensitive", "gender", "--sensitive", "age", "--out", out, "--plot-format", "png"))
                .isZero();
        Map<String, Object> fairness = written("e/fairness.json");
        Map<?, ?> gender = (Map<?, ?>) fairness.get("gender");
        assertThat(gender.get("positive")).isEqualTo("yes");
        var byGroup = (Map<?, ?>) gender.get("by_group");
        double women = (Double) ((Map<?, ?>) byGroup.get("f")).get("selection_rate");
        double men = (Double) ((Map<?, ?>) byGroup.get("m")).get("selection_rate");
        assertThat((Double) gender.get("demographic_parity_difference")).isCloseTo(men - women, within(1e-12));
        assertThat((Double) gender.get("demographic_parity_ratio")).isCloseTo(women / men, within(1e-12));
        assertThat(((Map<?, ?>) ((Map<?, ?>) fairness.get("age")).get("by_group")))
                .hasSize(4);
        assertThat(folder.resolve("e/fairness_gender.png")).isNotEmptyFile();
        assertThat(folder.resolve("e/roc.png")).isNotEmptyFile();
        assertThat(folder.resolve("e/roc.svg")).doesNotExist();
        assertThat(console.out()).contains("gender, chosen: yes", "equalized_odds_difference");
    }

    @Test
    void class_that_nobody_can_be_chosen_for_is_refused() {
        assertThat(run("evaluate", "--sensitive", "gender", "--positive", "maybe"))
                .isEqualTo(2);
        assertThat(console.err()).contains("There is no class 'maybe'. The model's classes are: no, yes.");
        assertThat(run("evaluate", "--sensitive", "race")).isEqualTo(2);
        assertThat(console.err()).contains("There is no column 'race'.");
    }
}
