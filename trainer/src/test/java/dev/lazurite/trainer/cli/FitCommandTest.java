package dev.lazurite.trainer.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class FitCommandTest {
    @TempDir
    private Path folder;

    private final Console console = new Console(Map.of());

    private int fit(Path data, String target, String learner, String... more) {
        var arguments = new ArrayList<>(List.of(
                "fit",
                "--data",
                data.toString(),
                "--target",
                target,
                "--learner",
                learner,
                "--out",
                folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    private void refused(int code, String... parts) {
        assertThat(code).isEqualTo(2);
        assertThat(console.err()).startsWith("lazurite-train: ").contains(parts).doesNotContain("\tat ");
    }

    @Test
    void fit_prints_a_table_and_metric_lines_and_writes_the_model() {
        assertThat(fit(Tables.iris(folder), "species", "logistic-regression")).isZero();
        assertThat(console.out()).contains("metric    held out").containsPattern("(?m)^accuracy=0\\.\\d{6}$");
        assertThat(console.err()).isEmpty();
        assertThat(folder.resolve("out")).isDirectoryContaining(f -> f.endsWith("model.bin"));
        assertThat(folder.resolve("out/metrics.json")).content().contains("\"accuracy\" : 0.");
        assertThat(folder.resolve("out/model.json")).isRegularFile();
    }

    @Test
    void json_prints_one_event_a_line() throws Exception {
        fit(Tables.iris(folder), "species", "decision-tree", "--json", "--param", "max_depth=2");
        var events = new ArrayList<Object>();
        for (String line : console.out().lines().toList()) {
            events.add(JSON.std.mapFrom(line).get("event"));
        }
        assertThat(events).containsExactly("data_read", "training_started", "trained", "evaluated", "saved");
        assertThat(console.out()).contains("\"max_depth\":2");
    }

    @Test
    void json_failure_is_an_event_too() {
        fit(folder.resolve("none.csv"), "y", "decision-tree", "--json");
        assertThat(console.out())
                .contains("{\"event\":\"failed\",\"message\":\"There is no file")
                .contains("\"exit_code\":2}");
    }

    @Test
    void missing_file_is_refused() {
        refused(fit(folder.resolve("none.csv"), "y", "decision-tree"), "There is no file", "Check --data");
    }

    @Test
    void folder_in_place_of_a_file_is_refused_with_what_it_holds() {
        Tables.iris(folder);
        refused(fit(folder, "y", "decision-tree"), "is a folder", "iris.csv");
    }

    @Test
    void missing_column_is_refused_with_the_columns() {
        refused(
                fit(Tables.iris(folder), "kind", "decision-tree"),
                "There is no column 'kind'. The columns are: sepal_length, sepal_width, petal_length, petal_width, species.");
    }

    @Test
    void column_named_by_an_option_must_exist() {
        refused(fit(Tables.iris(folder), "species", "decision-tree", "--ignore", "id"), "There is no column 'id'");
    }

    @Test
    void target_with_one_class_is_refused() {
        Path file = Tables.write(folder, "one.csv", "x,y", "1,a", "2,a", "3,a");
        refused(
                fit(file, "y", "logistic-sgd"),
                "Target 'y' is 'a' in all 3 rows; classification needs at least two classes");
    }

    @Test
    void target_without_a_value_is_refused_with_its_line() {
        Path file = Tables.write(folder, "gap.csv", "x,y", "1,a", "2,", "3,b");
        refused(fit(file, "y", "logistic-sgd"), "Target 'y' has no value at line 3");
    }

    @Test
    void text_where_regression_needs_a_number_is_refused() {
        refused(
                fit(Tables.iris(folder), "species", "linear-regression"),
                "Target 'species' must hold numbers for regression, but line 2 has 'setosa'",
                "--task classification");
    }

    @Test
    void text_in_a_column_said_to_be_numeric_is_refused() {
        Path file = Tables.write(folder, "num.csv", "x,y", "1,1", "red,2", "3,3");
        refused(
                fit(file, "y", "linear-regression", "--numeric", "x"),
                "Column 'x' must hold numbers, but line 3 has 'red'");
    }

    @Test
    void ragged_row_is_refused_with_its_line() {
        Path file = Tables.write(folder, "ragged.csv", "x,y", "1,2", "3,4,5");
        refused(fit(file, "y", "linear-regression"), "Line 3 has 3 fields, the header has 2");
    }

    @Test
    void empty_file_and_file_of_a_header_alone_are_refused() {
        Path empty = folder.resolve("empty.csv");
        Tables.write(folder, "empty.csv", "");
        refused(fit(empty, "y", "linear-regression"), "is empty");
        refused(fit(Tables.write(folder, "header.csv", "x,y"), "y", "linear-regression"), "has a header but no rows");
    }

    @Test
    void wrong_delimiter_is_refused_with_the_right_one_which_then_works() {
        Path file = Tables.write(folder, "semi.csv", "x;y", "1;1", "2;2", "3;3", "4;5");
        refused(fit(file, "y", "linear-regression"), "The delimiter seems to be ';': use --delimiter ';'");
        assertThat(fit(file, "y", "linear-regression", "--delimiter", ";")).isZero();
    }

    @Test
    void table_with_nothing_to_learn_from_is_refused() {
        Path file = Tables.write(folder, "flat.csv", "x,y", "1,1", "1,2", "1,3", "1,4");
        refused(fit(file, "y", "linear-regression"), "No column is left to learn 'y' from");
    }

    @Test
    void unknown_learner_is_refused_with_the_learners() {
        refused(fit(Tables.iris(folder), "species", "forest"), "There is no learner 'forest'", "decision-tree");
    }

    @Test
    void out_that_is_a_file_is_refused() {
        Tables.write(folder, "out", "x");
        refused(fit(Tables.iris(folder), "species", "decision-tree"), "is a file; --out must name a folder");
    }

    @Test
    void option_that_cannot_be_understood_is_refused_briefly() {
        refused(
                fit(Tables.iris(folder), "species", "decision-tree", "--seed", "x"),
                "--seed",
                "Try: lazurite-train fit --help");
    }

    @Test
    void stack_trace_is_shown_when_asked_for() {
        fit(folder.resolve("none.csv"), "y", "decision-tree", "--verbose");
        assertThat(console.err()).contains("\tat dev.lazurite.trainer");
    }

    @Test
    void learners_lists_names_and_parameters() {
        assertThat(console.run("learners")).isZero();
        assertThat(console.out())
                .contains(
                        "logistic-regression (classification, multi-label)",
                        "decision-tree (classification, regression, multi-label)",
                        "k-means (clustering)")
                .contains("C=1.0", "max_depth=0");
    }

    @Test
    void help_shows_examples() {
        assertThat(console.run("fit", "--help")).isZero();
        assertThat(console.out()).contains("Examples:", "--learner logistic-regression --out model");
    }
}
