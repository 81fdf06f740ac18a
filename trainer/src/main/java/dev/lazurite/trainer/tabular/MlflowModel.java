package dev.lazurite.trainer.tabular;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Model;

/**
 * What makes a folder with {@code model.onnx} a model of MLflow's: the file {@code MLmodel}, with the flavours {@code
 * onnx} and {@code python_function} and a signature. It is JSON, which is YAML too.
 */
public final class MlflowModel {
    public static final String DESCRIPTION = "MLmodel";
    public static final String REQUIREMENTS = "requirements.txt";
    public static final String ONNX = "model.onnx";

    /** Versions that load it are not bound: what is used of ONNX is years old. */
    public static final String PACKAGES = "mlflow\nonnx\nonnxruntime\npandas\n";

    private MlflowModel() {}

    /** A model whose inputs are columns. */
    public static Map<String, Object> describe(Model model) throws IOException {
        Map<String, Object> description = flavors();
        description.put("signature", Map.of("inputs", columns(model.inputs().columns()), "outputs", outputs(model)));
        return description;
    }

    /** A model whose input is one tensor for each row, of this shape. */
    public static Map<String, Object> describe(String input, String type, int... sizes) throws IOException {
        List<Integer> shape =
                IntStream.concat(IntStream.of(-1), IntStream.of(sizes)).boxed().toList();
        Map<String, Object> tensor = new LinkedHashMap<>();
        tensor.put("type", "tensor");
        tensor.put("name", input);
        tensor.put("tensor-spec", Map.of("dtype", type, "shape", shape));
        Map<String, Object> description = flavors();
        description.put("signature", Map.of("inputs", JSON.std.asString(List.of(tensor))));
        return description;
    }

    private static Map<String, Object> flavors() {
        Map<String, Object> onnx = new LinkedHashMap<>();
        onnx.put("data", ONNX);
        onnx.put("onnx_version", "1.17.0");
        onnx.put("providers", List.of("CPUExecutionProvider"));
        onnx.put("code", null);
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("loader_module", "mlflow.onnx");
        function.put("data", ONNX);
        function.put("python_version", "3.11.0");
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("flavors", Map.of("onnx", onnx, "python_function", function));
        return description;
    }

    private static String outputs(Model model) throws IOException {
        ColumnType type = model.labels().isEmpty() ? ColumnType.NUMERIC : ColumnType.CATEGORICAL;
        boolean predicted = model.labels().isEmpty() || model.task().names();
        return columns(Stream.concat(
                        predicted ? Stream.of(new Column("prediction", type)) : Stream.<Column>empty(),
                        model.labels().stream().map(label -> new Column("probability_" + label, ColumnType.NUMERIC)))
                .toList());
    }

    /** MLflow keeps the columns of a signature as a text of JSON. */
    private static String columns(List<Column> columns) throws IOException {
        return JSON.std.asString(columns.stream()
                .map(column -> {
                    Map<String, Object> described = new LinkedHashMap<>();
                    described.put(
                            "type",
                            switch (column.type()) {
                                case NUMERIC -> "double";
                                case CATEGORICAL -> "string";
                                case DATE -> "datetime";
                            });
                    described.put("name", column.name());
                    described.put("required", true);
                    return described;
                })
                .toList());
    }
}
