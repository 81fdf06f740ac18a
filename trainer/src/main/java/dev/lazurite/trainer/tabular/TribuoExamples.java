package dev.lazurite.trainer.tabular;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.IntFunction;

import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Feature vectors as Tribuo's examples. */
final class TribuoExamples {
    /** Tribuo wants a time for the data; the file's digest in model.json says more, and is the same in every run. */
    private static final OffsetDateTime NO_TIME = OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);

    private TribuoExamples() {}

    /** Names that Tribuo, which orders features by name, leaves in their order. */
    static String name(int feature) {
        return "f%07d".formatted(feature);
    }

    static String[] names(int features) {
        var names = new String[features];
        for (int f = 0; f < features; f++) {
            names[f] = name(f);
        }
        return names;
    }

    static <T extends Output<T>> MutableDataset<T> dataset(
            double[][] columns, OutputFactory<T> factory, IntFunction<T> output) {
        String[] names = names(columns.length);
        var prepared = new MutableDataset<>(new SimpleDataSourceProvenance("table", NO_TIME, factory), factory);
        var values = new double[columns.length];
        for (int row = 0; row < columns[0].length; row++) {
            for (int f = 0; f < values.length; f++) {
                values[f] = columns[f][row];
            }
            prepared.add(example(names, values, output.apply(row)));
        }
        return prepared;
    }

    static <T extends Output<T>> Example<T> example(String[] names, double[] values, T output) {
        var example = new ArrayExample<>(output, names.length);
        for (int f = 0; f < values.length; f++) {
            example.add(new Feature(names[f], values[f]));
        }
        return example;
    }
}
