package dev.lazurite.trainer.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Schema;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.explain.Counterfactuals.Change;
import dev.lazurite.trainer.explain.Counterfactuals.Counterfactual;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class CounterfactualsTest {
    private static final Schema INPUTS = new Schema(List.of(
            new Column("income", ColumnType.NUMERIC),
            new Column("years", ColumnType.NUMERIC),
            new Column("town", ColumnType.CATEGORICAL)));

    /** Grants a loan where income / 10 + years, and 2 more in town B, come to 10. */
    private static final class Loans implements Model {
        private final boolean numbers;

        Loans(boolean numbers) {
            this.numbers = numbers;
        }

        @Override
        public Task task() {
            return numbers ? Task.REGRESSION : Task.CLASSIFICATION;
        }

        @Override
        public Schema inputs() {
            return INPUTS;
        }

        @Override
        public Column target() {
            return new Column("loan", ColumnType.CATEGORICAL);
        }

        @Override
        public List<String> labels() {
            return numbers ? List.of() : List.of("granted", "refused");
        }

        @Override
        public List<Prediction> predict(Dataset rows) {
            List<Prediction> predictions = new ArrayList<>();
            for (int row = 0; row < rows.rows(); row++) {
                double points = rows.number(0, row) / 10
                        + rows.number(1, row)
                        + (rows.text(2, row).equals("B") ? 2 : 0);
                predictions.add(
                        numbers
                                ? new Prediction.OfNumber(points)
                                : new Prediction.OfClass(points >= 10 ? "granted" : "refused", Map.of()));
            }
            return predictions;
        }

        @Override
        public Prediction predict(Map<String, ?> row) {
            throw new UnsupportedOperationException("tables alone");
        }
    }

    private static Dataset rows() {
        return new Dataset(
                INPUTS,
                6,
                List.of(
                        new double[] {50.5, 30.5, 60.5, 110.5, 20.5, 90.5},
                        new double[] {4, 2, 9, 3, 1, 5},
                        new String[] {"A", "A", "A", "A", "B", "B"}));
    }

    private static final Wanted GRANTED = new Wanted.OfClass("granted");

    private static List<Counterfactual> of(Set<String> frozen) {
        return Counterfactuals.of(new Loans(false), rows(), 0, GRANTED, frozen, 5);
    }

    @Test
    void one_column_suffices_and_moves_no_further_than_it_must() {
        List<Counterfactual> found = of(Set.of());
        // 5.05 + 4 lacks 0.95: income 60, or years 5, or town B
        assertThat(found)
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.changes()).hasSize(1));
        assertThat(found)
                .extracting(each -> each.changes().get(0).column())
                .containsExactlyInAnyOrder("income", "years", "town");
        for (Counterfactual each : found) {
            Change change = each.changes().get(0);
            switch (change.column()) {
                case "income" -> assertThat(change).isEqualTo(new Change("income", 50.5, 60.0));
                case "years" -> assertThat(change).isEqualTo(new Change("years", 4.0, 5.0));
                default -> assertThat(change).isEqualTo(new Change("town", "A", "B"));
            }
        }
    }

    @Test
    void nearest_comes_first_among_those_with_as_many_changes() {
        // median deviations from the medians 55.5 and 3.5: 30 in income, 1.5 in years; a town is 1 away
        assertThat(of(Set.of())).extracting(Counterfactual::distance).isSorted();
        assertThat(of(Set.of()).get(0).changes().get(0).column()).isEqualTo("income");
        assertThat(of(Set.of()).get(0).distance()).isCloseTo(9.5 / 30, within(1e-12));
    }

    @Test
    void frozen_columns_stay_as_they_are() {
        assertThat(of(Set.of("years", "town")))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.changes()).extracting(Change::column).containsExactly("income"));
        assertThat(of(Set.of("income")))
                .noneMatch(each -> each.changes().stream()
                        .anyMatch(change -> change.column().equals("income")));
    }

    @Test
    void number_can_be_wanted_within_a_range() {
        List<Counterfactual> found =
                Counterfactuals.of(new Loans(true), rows(), 1, new Wanted.Between(7, 12), Set.of("town"), 5);
        assertThat(found)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(((Prediction.OfNumber) each.prediction()).value())
                        .isBetween(7.0, 12.0));
        assertThat(found)
                .allSatisfy(each -> assertThat(each.changes()).allSatisfy(change -> {
                    if (change.column().equals("income")) {
                        assertThat((Double) change.to()).isBetween(20.5, 110.5);
                    }
                }));
    }

    @Test
    void row_that_is_so_already_and_what_no_row_leads_to_are_refused() {
        assertThatThrownBy(() -> Counterfactuals.of(new Loans(false), rows(), 2, GRANTED, Set.of(), 3))
                .hasMessage("Row 3 is predicted 'granted' as it is.");
        assertThatThrownBy(() -> of(Set.of("income", "years", "town")))
                .hasMessageMatching(
                        "No observed row, with .* as in the row, is predicted 'granted'; there is nothing to change row 1 towards\\.");
        assertThatThrownBy(() -> of(Set.of("colour"))).hasMessageStartingWith("There is no column 'colour'.");
    }
}
