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
import dev.lazurite.trainer.linear.LinearModel;
import dev.lazurite.trainer.trees.Tree;
import dev.lazurite.trainer.trees.TreeEnsemble;
import dev.lazurite.trainer.vector.Blend;
import dev.lazurite.trainer.vector.Link;
import dev.lazurite.trainer.vector.VectorModel;

/** Linear models, trees and blends of them as a binary file: numbers in full, big-endian. */
final class VectorFile {
    private static final String LINEAR = "linear";
    private static final String TREES = "trees";
    private static final String BLEND = "blend";

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
                write(out, tree);
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
            trees.add(tree(in));
        }
        return new TreeEnsemble(trees, features, start, link);
    }

    private static void write(DataOutputStream out, Tree tree) throws IOException {
        out.writeInt(tree.nodes());
        out.writeInt(tree.width());
        out.writeInt(tree.output());
        for (int node = 0; node < tree.nodes(); node++) {
            out.writeInt(tree.feature()[node]);
            out.writeFloat(tree.threshold()[node]);
            out.writeInt(tree.right()[node]);
            out.writeFloat(tree.cover()[node]);
        }
        write(out, tree.values());
    }

    private static Tree tree(DataInputStream in) throws IOException {
        int nodes = in.readInt();
        int width = in.readInt();
        int output = in.readInt();
        var feature = new int[nodes];
        var threshold = new float[nodes];
        var right = new int[nodes];
        var cover = new float[nodes];
        for (int node = 0; node < nodes; node++) {
            feature[node] = in.readInt();
            threshold[node] = in.readFloat();
            right[node] = in.readInt();
            cover[node] = in.readFloat();
        }
        return new Tree(feature, threshold, right, cover, doubles(in), width, output);
    }

    private static void write(DataOutputStream out, double[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    private static double[] doubles(DataInputStream in) throws IOException {
        var numbers = new double[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readDouble();
        }
        return numbers;
    }
}
