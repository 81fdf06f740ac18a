import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.linear.LinearModel;
import dev.lazurite.trainer.tabular.TableModel;
import dev.lazurite.trainer.trees.Tree;
import dev.lazurite.trainer.trees.TreeEnsemble;
import dev.lazurite.trainer.vector.Link;
import dev.lazurite.trainer.vector.VectorModel;

/**
 * Scores single rows by a model that score.py wrote, on one thread; prints predictions a second, the best of three rounds, of
 * rows that are arrays and of rows that are maps from the names of columns, and then the class of each row.
 */
final class Scoring {
    private Scoring() {}

    public static void main(String[] arguments) throws Exception {
        DoubleBuffer numbers =
                ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[1]))).asDoubleBuffer();
        int count = (int) numbers.get();
        int features = (int) numbers.get();
        var rows = new double[count][features];
        for (double[] row : rows) {
            numbers.get(row);
        }
        VectorModel model = arguments[0].equals("linear") ? linear(numbers, features) : forest(numbers, features);
        double seconds = Double.parseDouble(arguments[2]) / 6;
        System.out.println(rate(rows, seconds, row -> model.predict(row)[1]));

        List<Map<String, Object>> columns = new ArrayList<>();
        for (int f = 0; f < features; f++) {
            columns.add(Map.of("column", "f" + f, "type", "numeric", "shift", 0, "scale", 1));
        }
        var table = new TableModel(
                model,
                Featuriser.of(columns),
                Task.CLASSIFICATION,
                new Column("y", ColumnType.CATEGORICAL),
                List.of("0", "1"));
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
        Map<String, Object>[] cells = new Map[rows.length];
        for (int i = 0; i < cells.length; i++) {
            Map<String, Object> named = new HashMap<>();
            for (int f = 0; f < features; f++) {
                named.put("f" + f, rows[i][f]);
            }
            cells[i] = named;
        }
        System.out.println(rate(cells, seconds, row -> ((Prediction.OfClass) table.predict(row)).probabilities().get("1")));
        for (Map<String, Object> row : cells) {
            System.out.println(((Prediction.OfClass) table.predict(row)).label());
        }
    }

    private static <T> double rate(T[] rows, double seconds, ToDoubleFunction<T> score) {
        double best = 0;
        double unused = 0;
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            long end = start + (long) (seconds * 1e9);
            long calls = 0;
            while (System.nanoTime() < end) {
                for (T row : rows) {
                    unused += score.applyAsDouble(row);
                }
                calls += rows.length;
            }
            best = Math.max(best, calls * 1e9 / (System.nanoTime() - start));
        }
        System.err.println(unused);
        return best;
    }

    private static VectorModel linear(DoubleBuffer numbers, int features) {
        var weights = new double[features];
        numbers.get(weights);
        return new LinearModel(new double[][] {weights}, new double[] {numbers.get()}, Link.LOGISTIC);
    }

    private static VectorModel forest(DoubleBuffer numbers, int features) {
        int count = (int) numbers.get();
        List<Tree> trees = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            int nodes = (int) numbers.get();
            var feature = new int[nodes];
            var threshold = new float[nodes];
            var right = new int[nodes];
            var values = new double[nodes * 2];
            for (int node = 0; node < nodes; node++) {
                feature[node] = Math.max(-1, (int) numbers.get());
                threshold[node] = floored(numbers.get());
                int left = (int) numbers.get();
                right[node] = Math.max(0, (int) numbers.get());
                if (feature[node] >= 0 && left != node + 1) {
                    throw new IllegalStateException("scikit-learn's left child is not the next node");
                }
                values[2 * node] = numbers.get() / count;
                values[2 * node + 1] = numbers.get() / count;
            }
            trees.add(new Tree(feature, threshold, right, new float[nodes], values, 2, 0));
        }
        return new TreeEnsemble(trees, features, new double[2], Link.IDENTITY);
    }

    /** The greatest float that is not above: for floats it is the same threshold. */
    private static float floored(double threshold) {
        float near = (float) threshold;
        return near > threshold ? Math.nextDown(near) : near;
    }
}
