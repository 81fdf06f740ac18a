package dev.lazurite.trainer.api;

import java.util.List;

/** Something trained that predicts. Safe for use by several threads. */
public interface Model {
    Task task();

    /** The columns that {@link #predict} needs; more may be present, order does not matter. */
    Schema inputs();

    Column target();

    /** One prediction a row, in order. A missing column, or one of another type, is refused. */
    List<Prediction> predict(Dataset rows);
}
