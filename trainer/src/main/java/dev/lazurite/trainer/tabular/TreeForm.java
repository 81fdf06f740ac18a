package dev.lazurite.trainer.tabular;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

import dev.lazurite.trainer.trees.Tree;

/** A tree in a {@link VectorFile}. */
final class TreeForm {
    private TreeForm() {}

    static void write(DataOutputStream out, Tree tree) throws IOException {
        out.writeInt(tree.nodes());
        out.writeInt(tree.width());
        out.writeInt(tree.output());
        for (int node = 0; node < tree.nodes(); node++) {
            out.writeInt(tree.feature()[node]);
            out.writeFloat(tree.threshold()[node]);
            out.writeInt(tree.right()[node]);
            out.writeFloat(tree.cover()[node]);
        }
        VectorFile.write(out, tree.values());
    }

    static Tree read(DataInputStream in) throws IOException {
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
        return new Tree(feature, threshold, right, cover, VectorFile.doubles(in), width, output);
    }
}
