import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;
import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Learner;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Schema;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.tabular.Evaluation;
import dev.lazurite.trainer.tabular.Learners;

/**
 * Fits a learner on the table that compare_learners.py wrote, so many times; prints the CPU seconds of the first and the last fit,
 * all threads of the process counted, and then accuracy and log loss.
 */
final class FitTimes {
    private FitTimes() {}

    public static void main(String[] arguments) throws Exception {
        DoubleBuffer numbers =
                ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[1]))).asDoubleBuffer();
        int rows = (int) numbers.get();
        int features = (int) numbers.get();
        int train = (int) numbers.get();
        numbers.get();
        var columns = new double[features][rows];
        var labels = new String[rows];
        for (int row = 0; row < rows; row++) {
            for (int f = 0; f < features; f++) {
                columns[f][row] = numbers.get();
            }
            labels[row] = Integer.toString((int) numbers.get());
        }
        List<Column> schema = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int f = 0; f < features; f++) {
            schema.add(new Column("f" + f, ColumnType.NUMERIC));
            values.add(columns[f]);
        }
        schema.add(new Column("y", ColumnType.CATEGORICAL));
        values.add(labels);
        var all = new Dataset(new Schema(schema), rows, values);
        Dataset known = all.select(range(0, train));
        Learner learner = Learners.named(arguments[0]);
        Model model = null;
        String threads = arguments[3];
        boolean shares = learner.parameters().stream().anyMatch(each -> each.name().equals("threads"));
        Map<String, String> parameters = shares ? Map.of("threads", threads) : Map.of();
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < Integer.parseInt(arguments[4]); round++) {
            var trainer = learner.trainer(
                    Task.CLASSIFICATION, Settings.of(learner, parameters), Long.parseLong(arguments[2]));
            long start = cpu();
            model = trainer.train(known, "y");
            seconds.add((cpu() - start) / 1e9);
        }
        Map<String, Double> metrics = Evaluation.of(model, all.select(range(train, rows))).values();
        System.out.println(seconds.get(0) + " " + seconds.get(seconds.size() - 1) + " " + metrics.get("accuracy") + " " + metrics.get("log_loss"));
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static int[] range(int from, int to) {
        var range = new int[to - from];
        for (int i = 0; i < range.length; i++) {
            range[i] = from + i;
        }
        return range;
    }
}
