package dev.lazurite.trainer.tabular;

import java.util.ArrayList;
import java.util.List;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.data.Featuriser;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.impl.ArrayExample;

/** The rows of one table as Tribuo's examples. */
final class Examples<T extends Output<T>> {
    private final Featuriser.Rows rows;
    private final String anyFeature;
    private final T unknown;

    Examples(Featuriser featuriser, Dataset data, OutputFactory<T> factory) {
        this.rows = featuriser.rows(data);
        this.anyFeature = featuriser.features().get(0);
        this.unknown = factory.getUnknownOutput();
    }

    Example<T> example(int row) {
        return example(row, unknown);
    }

    Example<T> example(int row, T output) {
        List<Feature> features = new ArrayList<>();
        rows.encode(row, (name, value) -> features.add(new Feature(name, value)));
        if (features.isEmpty()) {
            // Tribuo refuses an example without features; an explicit zero says the same
            features.add(new Feature(anyFeature, 0));
        }
        return new ArrayExample<>(output, features);
    }
}
