package dev.lazurite.trainer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.lazurite.trainer.Tables;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The rows that mltable 1.6.3 leaves of the same file by the same transformations. */
final class MlTableFilterTest {
    @TempDir
    private Path folder;

    private List<String> left(String... steps) throws IOException {
        Tables.write(folder, "a.csv", "x,place,n e,id", "1,UK,5,a", "40,UK,6,b", "50,US,7,c", ",UK,8,d", "9,UK,,e");
        var lines = new ArrayList<>(List.of("paths: [{file: a.csv}]", "transformations:"));
        Arrays.stream(steps).map(step -> "- " + step).forEach(lines::add);
        Tables.write(folder, "MLTable", lines.toArray(String[]::new));
        Dataset rows = TableFile.open(TableOptions.of(folder)).read(Progress.SILENT);
        return Arrays.asList((String[]) rows.values(rows.schema().indexOf("id")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            col("x") > 32 | b c
            col("x") > 32 and col("place") == "UK" | b
            x > 32 | b c
            col("x") == 9 | e
            col('x') > 9 | b c
            not (col("x") > 9) | a e
            col("x") > 9 or col("place") == "US" | b c
            col("x") > 9 or col("place") == "UK" | a b c d e
            col("n e") <= 6 | a b
            col("place") != "UK" | c
            col("place") > "UK" | c
            9 < col("x") | b c
            col("x") > col("n e") | b c
            not col("place") == "UK" | c
            col("x") != 9 | a b c
            x == 9.0 | e
            x > -5 | a b c e
            """)
    void filter_leaves_the_rows_of_which_it_is_true(String expression, String ids) throws IOException {
        assertThat(left("filter: '" + expression.replace("'", "''") + "'")).containsExactly(ids.split(" "));
    }

    @Test
    void transformations_of_rows_come_one_after_the_other() throws IOException {
        assertThat(left("take: 3", "skip: 2", "filter: 'x > 1'")).containsExactly("c");
        assertThat(left("filter: 'x > 1'", "take: 2")).containsExactly("b", "c");
        assertThat(left("skip: 1", "take: 2")).containsExactly("b", "c");
    }

    @Test
    void filter_about_a_column_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> left("filter: 'q > 1'"))
                .hasMessage("The MLTable's filter names a column 'q'. The columns are: x, place, n e, id.");
    }

    @Test
    void filter_that_compares_a_text_with_a_number_is_refused() {
        assertThatThrownBy(() -> left("filter: 'place > 3'"))
                .hasMessage(
                        "The MLTable's filter compares column 'place' with a number, but a row has 'UK'. Compare with a text in quotes.");
        assertThatThrownBy(() -> left("filter: '\"a\" > 3'"))
                .hasMessage("The MLTable's filter compares the text 'a' with a number.");
        assertThatThrownBy(() -> left("filter: 'x >'")).hasMessageContaining("cannot be understood at its end");
    }
}
