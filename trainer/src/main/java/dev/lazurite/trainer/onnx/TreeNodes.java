package dev.lazurite.trainer.onnx;

import java.util.ArrayList;
import java.util.List;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.lazurite.trainer.trees.Tree;
import dev.lazurite.trainer.trees.TreeEnsemble;

/** Trees as one TreeEnsembleRegressor with an output a sum. Thresholds are floats there as here; so are sums there. */
final class TreeNodes {
    private final Graph graph;
    private final AttributeProto.Builder treeIds = integers("nodes_treeids");
    private final AttributeProto.Builder nodeIds = integers("nodes_nodeids");
    private final AttributeProto.Builder features = integers("nodes_featureids");
    private final AttributeProto.Builder thresholds = floats("nodes_values");
    private final AttributeProto.Builder lefts = integers("nodes_truenodeids");
    private final AttributeProto.Builder rights = integers("nodes_falsenodeids");
    private final AttributeProto.Builder targetTrees = integers("target_treeids");
    private final AttributeProto.Builder targetNodes = integers("target_nodeids");
    private final AttributeProto.Builder targetIds = integers("target_ids");
    private final AttributeProto.Builder weights = floats("target_weights");
    private final List<String> modes = new ArrayList<>();

    TreeNodes(Graph graph) {
        this.graph = graph;
    }

    String sums(TreeEnsemble ensemble, String rows) {
        for (int t = 0; t < ensemble.trees().size(); t++) {
            add(ensemble.trees().get(t), t);
        }
        String sums = graph.learned(
                "TreeEnsembleRegressor",
                List.of(graph.cast(rows, DataType.FLOAT)),
                treeIds.build(),
                nodeIds.build(),
                features.build(),
                thresholds.build(),
                lefts.build(),
                rights.build(),
                Graph.texts("nodes_modes", modes),
                targetTrees.build(),
                targetNodes.build(),
                targetIds.build(),
                weights.build(),
                Graph.integer("n_targets", ensemble.start().length),
                Graph.text("post_transform", "NONE"));
        return graph.node(
                "Add",
                List.of(
                        graph.cast(sums, DataType.DOUBLE),
                        graph.doubles(List.of(ensemble.start().length), ensemble.start())));
    }

    private void add(Tree tree, int id) {
        for (int node = 0; node < tree.nodes(); node++) {
            boolean leaf = tree.feature()[node] < 0;
            treeIds.addInts(id);
            nodeIds.addInts(node);
            features.addInts(leaf ? 0 : tree.feature()[node]);
            thresholds.addFloats(tree.threshold()[node]);
            lefts.addInts(leaf ? 0 : node + 1);
            rights.addInts(tree.right()[node]);
            modes.add(leaf ? "LEAF" : "BRANCH_LEQ");
            for (int k = 0; leaf && k < tree.width(); k++) {
                targetTrees.addInts(id);
                targetNodes.addInts(node);
                targetIds.addInts((long) tree.output() + k);
                weights.addFloats((float) tree.values()[node * tree.width() + k]);
            }
        }
    }

    private static AttributeProto.Builder integers(String name) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    }

    private static AttributeProto.Builder floats(String name) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOATS);
    }
}
