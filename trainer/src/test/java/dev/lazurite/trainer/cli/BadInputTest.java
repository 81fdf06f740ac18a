package dev.lazurite.trainer.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What no command can do, word for word; the rest is in {@link FitCommandTest}. */
final class BadInputTest {
    private static final String TOWNS = "town,price\nA,1\nB,3\nA,1\nB,3\nA,1\nB,3\nA,1\nB,3\nA,1\nB,3";

    @TempDir
    private Path folder;

    private final Console console = new Console(Map.of());

    private int fit(Path data, String target, String learner) {
        return console.run(fitting(data, target, learner).toArray(String[]::new));
    }

    private List<String> fitting(Path data, String target, String learner) {
        return List.of(
                "fit",
                "--data",
                data.toString(),
                "--target",
                target,
                "--learner",
                learner,
                "--out",
                folder.resolve("out").toString());
    }

    private void refused(int code, String message) {
        assertThat(console.err()).isEqualTo("lazurite-train: " + message + System.lineSeparator());
        assertThat(code).isEqualTo(2);
    }

    @Test
    void infinity_is_refused_with_its_line() {
        Path file = Tables.write(folder, "inf.csv", "x,y", "1,1", "-inf,2", "3,3");
        refused(
                fit(file, "y", "linear-regression"),
                "Column 'x' must hold finite numbers, but line 3 has '-inf'. Correct it, or read it as missing with --missing '-inf'.");
    }

    @Test
    void infinity_in_the_target_is_refused_with_its_line() {
        Path file = Tables.write(folder, "inf.csv", "x,y", "1,1", "2,1e999", "3,3");
        refused(
                fit(file, "y", "linear-regression"),
                "Target 'y' must hold finite numbers, but line 3 has '1e999'. Correct it, or read it as missing with --missing '1e999'.");
    }

    @Test
    void target_that_is_not_a_number_is_a_missing_one() {
        Path file = Tables.write(folder, "nan.csv", "x,y", "1,1", "2,NaN", "3,3");
        refused(
                fit(file, "y", "linear-regression"),
                "Target 'y' has no value at line 3. Fill it in or remove the row.");
    }

    @Test
    void numbers_with_a_text_among_them_are_refused() {
        var lines = new String[22];
        lines[0] = "x,y";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = (i == 5 ? "five" : i) + "," + i;
        }
        Path file = Tables.write(folder, "t.csv", lines);
        refused(
                fit(file, "y", "linear-regression"),
                "Column 'x' holds text where 20 of 21 values are numbers: 'five' at line 6. Correct it, or read it as missing with --missing 'five', or take the column as categories with --categorical 'x'.");
    }

    @Test
    void filter_that_leaves_no_row_is_refused() {
        Tables.write(folder, "a.csv", "x,y", "1,2", "3,4");
        Path table = Tables.write(
                folder, "MLTable", "paths: [{file: a.csv}]", "transformations: [{filter: 'col(\"x\") > 9'}]");
        refused(
                fit(folder, "y", "linear-regression"),
                table + " leaves no rows: none of those in its files gets through its skip, take and filter.");
    }

    @Test
    void filter_that_cannot_be_understood_is_refused() {
        Tables.write(folder, "a.csv", "x,y", "1,2", "3,4");
        Tables.write(folder, "MLTable", "paths: [{file: a.csv}]", "transformations: [{filter: 'x > 9 && y > 1'}]");
        refused(
                fit(folder, "y", "linear-regression"),
                "The MLTable's filter 'x > 9 && y > 1' cannot be understood at && y > 1. It compares columns, as in: col(\"age\") > 32 and col(\"town\") == \"Bern\".");
    }

    @Test
    void category_not_seen_in_training_is_told_and_predicted_all_the_same() throws IOException {
        fit(Tables.write(folder, "towns.csv", TOWNS), "price", "linear-regression");
        Path odd = Tables.write(folder, "odd.csv", "town", "A", "Z", "", "Y");
        Path out = folder.resolve("predictions.csv");
        assertThat(console.run(
                        "predict",
                        "--model",
                        folder.resolve("out").toString(),
                        "--data",
                        odd.toString(),
                        "--out",
                        out.toString()))
                .isZero();
        assertThat(console.out())
                .contains(
                        "note      Column 'town' has a value that was not seen in training in 2 of 3 rows, such as 'Z' in row 2. It counts as none of the known ones: A, B.");
        assertThat(out).content().hasLineCount(4);
    }

    @Test
    void model_of_a_newer_version_is_refused() throws IOException {
        Files.writeString(folder.resolve("model.json"), "{\"format\": 99}");
        Path data = Tables.write(folder, "towns.csv", TOWNS);
        refused(
                console.run("evaluate", "--model", folder.toString(), "--data", data.toString()),
                "The model in %s has format 99; this version reads up to 2. Use a newer lazurite-train."
                        .formatted(folder));
    }

    @Test
    void memory_that_does_not_suffice_is_told_with_the_sizes() throws Exception {
        Path data = folder.resolve("wide.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(data)) {
            writer.write("y");
            for (int column = 1; column < 40; column++) {
                writer.write(",x" + column);
            }
            for (int row = 0; row < 40_000; row++) {
                writer.write("\n" + row);
                for (int column = 1; column < 40; column++) {
                    writer.write("," + (row + column) % 10);
                }
            }
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Train.class.getName()));
        command.addAll(fitting(data, "y", "gradient-boosting"));
        Process child = new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        int code = child.waitFor();
        assertThat(Files.readString(folder.resolve("err"), StandardCharsets.UTF_8))
                .matches(
                        "lazurite-train: Out of memory: Java has 1\\d MiB, and \\S+/wide.csv has 40,000 rows x 40 columns, 13 MiB as numbers alone. Give it more, as in JDK_JAVA_OPTIONS=-Xmx1g, or take fewer rows, or fewer columns with --ignore COLUMN.\\R");
        assertThat(code).isEqualTo(2);
    }
}
