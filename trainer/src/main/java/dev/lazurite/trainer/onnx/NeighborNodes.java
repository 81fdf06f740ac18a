package dev.lazurite.trainer.onnx;

import java.util.List;
import java.util.stream.IntStream;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.lazurite.trainer.neighbors.NearestNeighbors;

/**
 * Nearest neighbours: distances in doubles, added up feature by feature as {@link NearestNeighbors} does, and TopK, which of equals
 * takes the first as well. So the same rows count.
 */
final class NeighborNodes {
    private final Graph graph;

    NeighborNodes(Graph graph) {
        this.graph = graph;
    }

    /** Rows by classes, or rows by 1. */
    String scores(NearestNeighbors model, String features) {
        List<String> nearest = graph.nodes(
                "TopK",
                List.of(distances(model, features), graph.longs(model.neighbors())),
                2,
                Graph.integer("axis", 1),
                Graph.integer("largest", 0));
        String targets = graph.doubles(List.of(model.targets().length), model.targets());
        String found = graph.node("Gather", List.of(targets, nearest.get(1)));
        String weights = weights(model, nearest.get(0));
        String total = sum(weights);
        if (model.classes() == 0) {
            return graph.node("Div", List.of(sum(graph.node("Mul", List.of(weights, found))), total));
        }
        List<String> votes = IntStream.range(0, model.classes())
                .mapToObj(k ->
                        graph.cast(graph.node("Equal", List.of(found, graph.doubles(List.of(1), k))), DataType.DOUBLE))
                .map(is -> sum(graph.node("Mul", List.of(weights, is))))
                .toList();
        return graph.node("Div", List.of(graph.node("Concat", votes, Graph.integer("axis", 1)), total));
    }

    /** Squares of distances: rows by training rows. */
    private String distances(NearestNeighbors model, String features) {
        int rows = model.targets().length;
        String sum = "";
        for (int f = 0; f < model.features(); f++) {
            var column = new double[rows];
            for (int row = 0; row < rows; row++) {
                column[row] = model.points()[row * model.features() + f];
            }
            String own = graph.node("Gather", List.of(features, graph.longs(f)), Graph.integer("axis", 1));
            String difference = graph.node("Sub", List.of(own, graph.doubles(List.of(1, rows), column)));
            String square = graph.node("Mul", List.of(difference, difference));
            sum = f == 0 ? square : graph.node("Add", List.of(sum, square));
        }
        return sum;
    }

    /** 1, or the inverse of the distance; where one is 0, such rows count alone. */
    private String weights(NearestNeighbors model, String squares) {
        String zero = graph.node("Equal", List.of(squares, graph.doubles(List.of(1), 0)));
        if (!model.weighted()) {
            // as many ones as there are distances
            String one = graph.doubles(List.of(1), 1);
            return graph.node("Where", List.of(zero, one, one));
        }
        String same = graph.cast(zero, DataType.DOUBLE);
        String any = graph.cast(
                graph.node("ReduceMax", List.of(same), Graph.integers("axes", 1), Graph.integer("keepdims", 1)),
                DataType.BOOL);
        String inverse = graph.node("Div", List.of(graph.doubles(List.of(1), 1), graph.node("Sqrt", List.of(squares))));
        return graph.node("Where", List.of(any, same, inverse));
    }

    private String sum(String of) {
        return graph.node("ReduceSum", List.of(of, graph.longs(1)), Graph.integer("keepdims", 1));
    }
}
