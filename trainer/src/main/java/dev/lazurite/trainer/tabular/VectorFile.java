package dev.lazurite.trainer.tabular;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.forecast.LaggedForecast;
import dev.lazurite.trainer.forecast.SeasonalForecast;
import dev.lazurite.trainer.linear.LinearModel;
import dev.lazurite.trainer.neighbors.NearestNeighbors;
import dev.lazurite.trainer.trees.Tree;
import dev.lazurite.trainer.trees.TreeEnsemble;
import dev.lazurite.trainer.vector.BinaryRelevance;
import dev.lazurite.trainer.vector.Blend;
import dev.lazurite.trainer.vector.Centroids;
import dev.lazurite.trainer.vector.Link;
import dev.lazurite.trainer.vector.VectorModel;

/** Models over feature vectors as a binary file: numbers in full, big-endian; Tribuo's as its protocol buffers. */
final class VectorFile {
    private static final String LINEAR = "linear";
    private static final String TREES = "trees";
    private static final String BLEND = "blend";
    private static final String LABELS = "labels";
    private static final String CENTROIDS = "centroids";
    private static final String NEIGHBORS = "neighbors";
    private static final String SEASONAL = "seasonal-forecast";
    private static final String LAGGED = "lagged-forecast";
    private static final String TRIBUO = "tribuo";

    private VectorFile() {}

    static void write(VectorModel model, Path file) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            write(out, model);
        }
    }

    private static void write(DataOutputStream out, VectorModel model) throws IOException {
        if (model instanceof LinearModel linear) {
            out.writeUTF(LINEAR);
            out.writeUTF(linear.link().name());
            write(out, linear.intercepts());
            for (double[] weights : linear.weights()) {
                write(out, weights);
            }
        } else if (model instanceof TreeEnsemble trees) {
            out.writeUTF(TREES);
            out.writeUTF(trees.link().name());
            out.writeInt(trees.features());
            write(out, trees.start());
            out.writeInt(trees.trees().size());
            for (Tree tree : trees.trees()) {
                TreeForm.write(out, tree);
            }
        } else if (model instanceof Blend blend) {
            out.writeUTF(BLEND);
            out.writeInt(blend.features());
            out.writeInt(blend.parts().size());
            for (Blend.Part part : blend.parts()) {
                out.writeInt(part.offset());
                out.writeDouble(part.weight());
                write(out, part.model());
            }
        } else if (model instanceof BinaryRelevance labels) {
            out.writeUTF(LABELS);
            out.writeInt(labels.parts().size());
            for (VectorModel part : labels.parts()) {
                write(out, part);
            }
        } else if (model instanceof Centroids groups) {
            out.writeUTF(CENTROIDS);
            out.writeInt(groups.outputs());
            for (double[] centre : groups.centres()) {
                write(out, centre);
            }
        } else if (model instanceof NearestNeighbors rows) {
            out.writeUTF(NEIGHBORS);
            out.writeInt(rows.features());
            out.writeInt(rows.classes());
            out.writeInt(rows.neighbors());
            out.writeBoolean(rows.weighted());
            write(out, rows.points());
            write(out, rows.targets());
        } else if (model instanceof SeasonalForecast forecast) {
            out.writeUTF(SEASONAL);
            ForecastForm.write(out, forecast);
        } else if (model instanceof LaggedForecast forecast) {
            out.writeUTF(LAGGED);
            ForecastForm.write(out, forecast);
            write(out, forecast.regression());
        } else if (model instanceof TribuoVectors tribuo) {
            out.writeUTF(TRIBUO);
            TribuoForm.write(out, tribuo);
        } else {
            throw new IllegalArgumentException("No form is known for " + model.getClass());
        }
    }

    static VectorModel read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return read(file, in);
        }
    }

    private static VectorModel read(Path file, DataInputStream in) throws IOException {
        String kind = in.readUTF();
        return switch (kind) {
            case LINEAR -> linear(in, Link.valueOf(in.readUTF()));
            case TREES -> trees(in, Link.valueOf(in.readUTF()));
            case BLEND -> blend(file, in);
            case LABELS -> labels(file, in);
            case CENTROIDS -> centroids(in);
            case NEIGHBORS ->
                new NearestNeighbors(
                        in.readInt(), in.readInt(), in.readInt(), in.readBoolean(), doubles(in), doubles(in));
            case SEASONAL -> ForecastForm.seasonal(in);
            case LAGGED -> {
                var lagged = ForecastForm.lagged(in);
                yield lagged.apply(read(file, in));
            }
            case TRIBUO -> TribuoForm.read(in);
            default ->
                throw new InvalidInputException(
                        "%s holds a model of kind '%s', which this version does not know. Use a newer lazurite-train."
                                .formatted(file, kind));
        };
    }

    private static VectorModel blend(Path file, DataInputStream in) throws IOException {
        int features = in.readInt();
        int count = in.readInt();
        var parts = new ArrayList<Blend.Part>();
        for (int p = 0; p < count; p++) {
            int offset = in.readInt();
            double weight = in.readDouble();
            parts.add(new Blend.Part(read(file, in), offset, weight));
        }
        return new Blend(parts, features);
    }

    private static VectorModel labels(Path file, DataInputStream in) throws IOException {
        int count = in.readInt();
        var parts = new ArrayList<VectorModel>();
        for (int k = 0; k < count; k++) {
            parts.add(read(file, in));
        }
        return new BinaryRelevance(parts);
    }

    private static VectorModel centroids(DataInputStream in) throws IOException {
        var centres = new double[in.readInt()][];
        for (int k = 0; k < centres.length; k++) {
            centres[k] = doubles(in);
        }
        return new Centroids(centres);
    }

    private static VectorModel linear(DataInputStream in, Link link) throws IOException {
        double[] intercepts = doubles(in);
        var weights = new double[intercepts.length][];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = doubles(in);
        }
        return new LinearModel(weights, intercepts, link);
    }

    private static VectorModel trees(DataInputStream in, Link link) throws IOException {
        int features = in.readInt();
        double[] start = doubles(in);
        int count = in.readInt();
        var trees = new ArrayList<Tree>();
        for (int t = 0; t < count; t++) {
            trees.add(TreeForm.read(in));
        }
        return new TreeEnsemble(trees, features, start, link);
    }

    static void write(DataOutputStream out, double[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    static double[] doubles(DataInputStream in) throws IOException {
        var numbers = new double[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readDouble();
        }
        return numbers;
    }
}
