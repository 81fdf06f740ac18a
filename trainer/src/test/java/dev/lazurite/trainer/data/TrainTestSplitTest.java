package dev.lazurite.trainer.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Schema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TrainTestSplitTest {
    /** 100 rows: 60 of class a, 30 of b, 10 of c, numbered. */
    private static final Dataset DATA = new Dataset(
            new Schema(List.of(new Column("n", ColumnType.NUMERIC), new Column("y", ColumnType.CATEGORICAL))),
            100,
            List.of(
                    IntStream.range(0, 100).mapToDouble(i -> i).toArray(),
                    IntStream.range(0, 100)
                            .mapToObj(i -> i < 60 ? "a" : i < 90 ? "b" : "c")
                            .toArray(String[]::new)));

    private static long count(Dataset data, String label) {
        return IntStream.range(0, data.rows())
                .filter(row -> data.text(1, row).equals(label))
                .count();
    }

    private static List<Double> numbers(Dataset data) {
        return IntStream.range(0, data.rows())
                .mapToObj(row -> data.number(0, row))
                .toList();
    }

    @Test
    void each_class_is_held_out_alike_and_no_row_is_lost() {
        var split = TrainTestSplit.of(DATA, Optional.of("y"), 0.25, 1);
        assertThat(split.test().rows()).isEqualTo(25);
        assertThat(count(split.test(), "a")).isEqualTo(15);
        assertThat(count(split.test(), "b")).isBetween(7L, 8L);
        assertThat(count(split.test(), "c")).isBetween(2L, 3L);
        assertThat(numbers(split.train())).doesNotContainAnyElementsOf(numbers(split.test()));
        assertThat(split.train().rows()).isEqualTo(75);
    }

    @Test
    void equal_seeds_cut_alike_and_others_do_not() {
        var once = numbers(TrainTestSplit.of(DATA, Optional.of("n"), 0.25, 1).test());
        assertThat(numbers(TrainTestSplit.of(DATA, Optional.of("n"), 0.25, 1).test()))
                .isEqualTo(once);
        assertThat(numbers(TrainTestSplit.of(DATA, Optional.of("n"), 0.25, 2).test()))
                .isNotEqualTo(once);
    }

    @Test
    void class_of_one_row_is_refused() {
        assertThatThrownBy(() -> TrainTestSplit.of(DATA.select(0, 1, 99), Optional.of("y"), 0.25, 1))
                .hasMessageContaining("Class 'c' has one row only");
    }

    @Test
    void fraction_of_nothing_or_everything_is_refused() {
        assertThatThrownBy(() -> TrainTestSplit.of(DATA, Optional.of("y"), 1, 1))
                .hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> TrainTestSplit.of(DATA, Optional.of("y"), Double.NaN, 1))
                .hasMessageContaining("between 0 and 1");
    }
}
