package dev.lazurite.trainer.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.lazurite.trainer.Tables;
import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.api.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TableFileTest {
    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    private final Progress progress = new Progress() {
        @Override
        public void noted(String message) {
            notes.add(message);
        }
    };

    private Dataset read(String target, Task task, String... lines) throws IOException {
        return TableFile.open(TableOptions.of(Tables.write(folder, "t.csv", lines)))
                .read(target, task, progress);
    }

    private static Column numeric(String name) {
        return new Column(name, ColumnType.NUMERIC);
    }

    private static Column categorical(String name) {
        return new Column(name, ColumnType.CATEGORICAL);
    }

    @Test
    void quoted_fields_may_hold_delimiters_quotes_and_line_breaks() throws IOException {
        var data = read("y", Task.CLASSIFICATION, "x,y", "1,\"a, b\"", "2,\"say \"\"hi\"\"\"", "3,\"two", "lines\"");
        assertThat(data.rows()).isEqualTo(3);
        assertThat(data.text(1, 0)).isEqualTo("a, b");
        assertThat(data.text(1, 1)).isEqualTo("say \"hi\"");
        assertThat(data.text(1, 2)).isEqualTo("two\nlines");
    }

    @Test
    void byte_order_mark_blank_lines_and_windows_line_ends_do_no_harm() throws IOException {
        Path file = Files.writeString(folder.resolve("w.csv"), "\uFEFFx, y\r\n1, a\r\n\r\n2, b\r\n");
        var data = TableFile.open(TableOptions.of(file)).read("y", Task.CLASSIFICATION, progress);
        assertThat(data.schema().columns()).containsExactly(numeric("x"), categorical("y"));
        assertThat(data.number(0, 1)).isEqualTo(2);
    }

    @Test
    void types_are_inferred_and_missing_values_are_kept_as_missing() throws IOException {
        var data = read("y", Task.REGRESSION, "a,b,y", "1.5,red,1", "NA,,2", "-2e3,blue,3");
        assertThat(data.schema().columns()).containsExactly(numeric("a"), categorical("b"), numeric("y"));
        assertThat(data.number(0, 1)).isNaN();
        assertThat(data.number(0, 2)).isEqualTo(-2000);
        assertThat(data.text(1, 1)).isEmpty();
    }

    @Test
    void digest_is_that_of_the_bytes() throws IOException {
        Path file = Files.write(folder.resolve("d.csv"), "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(TableFile.open(TableOptions.of(file)).sha256())
                .isEqualTo("81bf9fa83c6f7f151bd491a98cd7d933de3965289e3ebd77c6c425f7eaa16392");
    }

    @Test
    void identifiers_are_left_out_with_a_note() throws IOException {
        var lines = new ArrayList<>(List.of("id,x,y"));
        for (int i = 0; i < 60; i++) {
            lines.add("row-%d,%d,%d".formatted(i, i, i % 2));
        }
        var data = read("y", Task.CLASSIFICATION, lines.toArray(String[]::new));
        assertThat(data.schema().names()).containsExactly("x", "y");
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("Column 'id' is left out")
                .contains("--categorical 'id'");
    }

    @Test
    void whole_numbers_that_repeat_are_classes_and_others_are_not() throws IOException {
        var lines = new ArrayList<>(List.of("x,code,size"));
        for (int i = 0; i < 60; i++) {
            lines.add("%d,%d,%s".formatted(i, i % 3, i / 7.0));
        }
        TableFile file = TableFile.open(TableOptions.of(Tables.write(folder, "c.csv", lines.toArray(String[]::new))));
        Set<Task> both = Set.of(Task.values());
        assertThat(file.task("code", Optional.empty(), both)).isEqualTo(Task.CLASSIFICATION);
        assertThat(file.task("size", Optional.empty(), both)).isEqualTo(Task.REGRESSION);
        assertThat(file.task("code", Optional.empty(), Set.of(Task.REGRESSION))).isEqualTo(Task.REGRESSION);
        assertThat(file.task("code", Optional.of(Task.REGRESSION), both)).isEqualTo(Task.REGRESSION);
    }

    @Test
    void column_can_be_forced_to_categories_left_out_or_given_a_missing_text() throws IOException {
        Path file = Tables.write(folder, "f.csv", "zip,size,noise,y", "1010,?,1,1", "1020,3,2,2", "1010,4,3,3");
        var options =
                new TableOptions(file, ',', Set.of("?"), Set.of("size"), Set.of("zip"), Set.of(), Set.of("noise"));
        var data = TableFile.open(options).read("y", Task.REGRESSION, progress);
        assertThat(data.schema().columns()).containsExactly(categorical("zip"), numeric("size"), numeric("y"));
        assertThat(data.number(1, 0)).isNaN();
    }

    @Test
    void few_texts_among_numbers_are_refused_with_line_and_ways_out() {
        var lines = new ArrayList<>(List.of("age,y"));
        for (int i = 0; i < 20; i++) {
            lines.add((i == 4 ? "abc" : i) + "," + i % 2);
        }
        assertThatThrownBy(() -> read("y", Task.CLASSIFICATION, lines.toArray(String[]::new)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Column 'age' holds text where 19 of 20 values are numbers: 'abc' at line 6")
                .hasMessageContaining("--missing 'abc'")
                .hasMessageContaining("--categorical 'age'");
    }

    @Test
    void infinity_is_refused_with_its_line() {
        assertThatThrownBy(() -> read("y", Task.REGRESSION, "x,y", "1,1", "inf,2"))
                .hasMessageContaining("Column 'x' must hold finite numbers, but line 3 has 'inf'");
    }

    @Test
    void column_named_twice_is_refused() {
        assertThatThrownBy(() -> read("y", Task.REGRESSION, "x,x,y", "1,2,3"))
                .hasMessageContaining("names column 'x' twice");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() throws IOException {
        Path file = Files.write(folder.resolve("l.csv"), "x,y\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> TableFile.open(TableOptions.of(file)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not UTF-8 text");
    }

    @Test
    void file_without_header_gets_a_hint() {
        assertThatThrownBy(() -> read("y", Task.REGRESSION, "1,2", "3,4"))
                .hasMessageContaining("There is no column 'y'. The columns are: 1, 2.")
                .hasMessageContaining("needs a header line");
    }

    @Test
    void number_texts_of_other_languages_are_not_numbers() {
        assertThat(NumberText.parse("1.5e-3")).isEqualTo(0.0015);
        assertThat(NumberText.parse("+.5")).isEqualTo(0.5);
        assertThat(NumberText.parse("1e999")).isInfinite();
        assertThat(List.of("1d", "0x1p3", "1f", "2024-01-01", "", "-", "1,5", "e5"))
                .allSatisfy(text -> assertThat(NumberText.parse(text)).isNaN());
    }
}
