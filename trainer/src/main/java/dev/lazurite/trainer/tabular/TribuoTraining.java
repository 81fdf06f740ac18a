package dev.lazurite.trainer.tabular;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.data.Featuriser.Scaling;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Featurises a table and hands it to Tribuo. */
record TribuoTraining<T extends Output<T>>(org.tribuo.Trainer<T> trainer, Outputs<T> outputs) {
    /** Tribuo wants a time for the data; the file's digest in model.json says more, and is the same in every run. */
    private static final OffsetDateTime NO_TIME = OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);

    TribuoModel<T> train(Dataset data, String target, Scaling scaling) {
        var featuriser = Featuriser.fit(data, target, scaling);
        var examples = new Examples<>(featuriser, data, outputs.factory());
        int column = data.schema().indexOf(target);
        var prepared = new MutableDataset<>(
                new SimpleDataSourceProvenance("table", NO_TIME, outputs.factory()), outputs.factory());
        for (int row = 0; row < data.rows(); row++) {
            prepared.add(examples.example(row, outputs.target(data, column, row)));
        }
        return new TribuoModel<>(
                trainer.train(prepared), featuriser, data.schema().columns().get(column), outputs);
    }
}
