package dev.lazurite.trainer.tabular;

import java.util.List;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Schema;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.Featuriser;
import org.tribuo.Output;

/** A model of Tribuo's together with the way from rows to its features. */
record TribuoModel<T extends Output<T>>(
        org.tribuo.Model<T> tribuo, Featuriser featuriser, Column target, Outputs<T> outputs) implements Model {
    @Override
    public Task task() {
        return outputs.task();
    }

    @Override
    public Schema inputs() {
        return featuriser.inputs();
    }

    @Override
    public List<Prediction> predict(Dataset rows) {
        var examples = new Examples<>(featuriser, rows, outputs.factory());
        return IntStream.range(0, rows.rows())
                .mapToObj(row -> outputs.prediction(tribuo.predict(examples.example(row))))
                .toList();
    }
}
