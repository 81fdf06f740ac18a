package dev.lazurite.trainer.tabular;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Task;
import org.tribuo.Output;
import org.tribuo.OutputFactory;

/** Between this library's targets and predictions and Tribuo's. */
sealed interface Outputs<T extends Output<T>> permits ClassOutputs, NumberOutputs {
    Task task();

    Class<T> type();

    OutputFactory<T> factory();

    /** The target of a row. */
    T target(Dataset data, int column, int row);

    Prediction prediction(org.tribuo.Prediction<T> predicted);
}
