package dev.lazurite.trainer.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Something trained that predicts. Safe for use by several threads. */
public interface Model {
    Task task();

    /** The columns that {@link #predict} needs; more may be present, order does not matter. */
    Schema inputs();

    Column target();

    /** The classes, labels or groups that it tells apart, in order; none for regression. */
    List<String> labels();

    /** The columns that an evaluation needs. */
    default Schema inputsAndTarget() {
        return new Schema(
                Stream.concat(inputs().columns().stream(), Stream.of(target())).toList());
    }

    /** What a caller should know of these rows beside their predictions, as sentences. */
    default List<String> notes(Dataset rows) {
        return List.of();
    }

    /** One prediction a row, in order. A missing column, or one of another type, is refused. */
    List<Prediction> predict(Dataset rows);

    /**
     * The prediction for one row.
     *
     * @param row values by name: {@link Number} or text as {@link #inputs()} says, null when missing
     */
    Prediction predict(Map<String, ?> row);
}
