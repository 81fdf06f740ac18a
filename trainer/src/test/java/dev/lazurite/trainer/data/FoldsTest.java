package dev.lazurite.trainer.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Schema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class FoldsTest {
    private static final int ROWS = 60;

    private static Dataset table() {
        var labels = new String[ROWS];
        var groups = new String[ROWS];
        var times = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            labels[i] = i % 4 == 0 ? "rare" : "usual";
            groups[i] = "g" + i / 7;
            times[i] = (i * 37) % ROWS;
        }
        var schema = new Schema(List.of(
                new Column("label", ColumnType.CATEGORICAL),
                new Column("group", ColumnType.CATEGORICAL),
                new Column("time", ColumnType.NUMERIC)));
        return new Dataset(schema, ROWS, List.of(labels, groups, times));
    }

    @Test
    void each_row_is_tested_once_and_each_part_has_its_share_of_each_class() {
        Dataset data = table();
        Set<Integer> tested = new HashSet<>();
        for (Folds.Fold fold : Folds.crossValidation(data, "label", 5, 3)) {
            assertThat(fold.train().length + fold.test().length).isEqualTo(ROWS);
            assertThat(Arrays.stream(fold.test())
                            .filter(row -> data.text(0, row).equals("rare"))
                            .count())
                    .isEqualTo(3);
            Arrays.stream(fold.test())
                    .forEach(row -> assertThat(tested.add(row)).isTrue());
        }
        assertThat(tested).hasSize(ROWS);
    }

    @Test
    void equal_seeds_cut_alike_and_others_do_not() {
        int[] first = Folds.crossValidation(table(), "label", 4, 1).get(0).test();
        assertThat(Folds.crossValidation(table(), "label", 4, 1).get(0).test()).isEqualTo(first);
        assertThat(Folds.crossValidation(table(), "label", 4, 2).get(0).test()).isNotEqualTo(first);
    }

    @Test
    void group_is_never_on_both_sides() {
        Dataset data = table();
        for (Folds.Fold fold : Folds.grouped(data, "group", 3, 1)) {
            assertThat(groups(data, fold.train())).doesNotContainAnyElementsOf(groups(data, fold.test()));
            assertThat(fold.test().length).isBetween(14, 28);
        }
        assertThatThrownBy(() -> Folds.grouped(data, "group", 20, 1))
                .hasMessageContaining("Column 'group' has 9 different values; for 20 parts it needs as many or more");
    }

    private static Set<String> groups(Dataset data, int... rows) {
        return Arrays.stream(rows).mapToObj(row -> data.text(1, row)).collect(Collectors.toSet());
    }

    @Test
    void time_is_only_tested_on_what_comes_later() {
        Dataset data = table();
        for (Folds.Fold fold : Folds.byTime(data, "time", 4)) {
            double last = Arrays.stream(fold.train())
                    .mapToDouble(row -> data.number(2, row))
                    .max()
                    .orElseThrow();
            assertThat(Arrays.stream(fold.test()).mapToDouble(row -> data.number(2, row)))
                    .allMatch(time -> time > last);
        }
    }

    @Test
    void more_parts_than_rows_are_refused() {
        assertThatThrownBy(() -> Folds.crossValidation(table(), "label", 61, 1))
                .hasMessageContaining("60 rows cannot be cut into 61 parts; ask for 2 to 60");
    }
}
