package dev.lazurite.trainer.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.onnx.OnnxModel;

/**
 * A model as files: its parameters in {@code model.bin}, {@code model.json} (provenance, signature and the way from rows to features) and {@code metrics.json}. Where the model has a
 * form in ONNX, {@code model.onnx} and what makes the folder a model of MLflow's. Each file appears whole or not at all,
 * {@code model.json} last.
 */
public final class ModelFolder {
    static final String PARAMETERS = "model.bin";
    static final String DESCRIPTION = "model.json";
    static final String METRICS = "metrics.json";
    private static final int FORMAT = 2;
    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private ModelFolder() {}

    /** Writes a model that this library trained; returns the files. */
    public static List<Path> save(Path folder, Model model, Provenance provenance) throws IOException {
        if (!(model instanceof TableModel trained)) {
            throw new IllegalArgumentException("Not a model of this package: " + model.getClass());
        }
        var files = new ArrayList<Path>();
        files.add(write(folder, PARAMETERS, file -> VectorFile.write(trained.vectors(), file)));
        files.add(write(folder, METRICS, json(provenance.metrics().values())));
        if (OnnxModel.exports(trained.featuriser(), trained.vectors())) {
            byte[] onnx = OnnxModel.of(
                    trained.featuriser(), trained.vectors(), trained.task(), trained.labels(), Provenance.version());
            files.add(write(folder, MlflowModel.ONNX, file -> Files.write(file, onnx)));
            files.add(write(folder, MlflowModel.REQUIREMENTS, file -> Files.writeString(file, MlflowModel.PACKAGES)));
            files.add(write(folder, MlflowModel.DESCRIPTION, json(MlflowModel.describe(trained))));
        }
        files.add(write(folder, DESCRIPTION, json(describe(trained, provenance))));
        return List.copyOf(files);
    }

    private static Map<String, Object> describe(TableModel model, Provenance provenance) {
        var signature = new LinkedHashMap<String, Object>();
        signature.put(
                "inputs",
                model.inputs().columns().stream().map(ModelFolder::describe).toList());
        signature.put("output", describe(model.target()));
        var description = new LinkedHashMap<String, Object>();
        description.put("format", FORMAT);
        description.put("task", model.task().label());
        description.put("signature", signature);
        description.putAll(provenance.describe());
        description.put("features", model.featuriser().describe());
        if (!model.labels().isEmpty()) {
            description.put("labels", model.labels());
        }
        return description;
    }

    private static Map<String, Object> describe(Column column) {
        var description = new LinkedHashMap<String, Object>();
        description.put("name", column.name());
        description.put("type", column.type().label());
        return description;
    }

    /** Reads a model back; it predicts what it predicted when it was saved, to the last bit. */
    public static TableModel load(Path folder) throws IOException {
        Map<String, Object> description;
        try {
            description = JSON.std.mapFrom(Files.readAllBytes(folder.resolve(DESCRIPTION)));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    "%s holds no model: there is no %s in it.".formatted(folder, DESCRIPTION), e);
        }
        if (!(description.get("format") instanceof Integer format) || format > FORMAT) {
            throw new InvalidInputException(
                    "The model in %s has format %s; this version reads up to %d. Use a newer lazurite-train."
                            .formatted(folder, description.get("format"), FORMAT));
        }
        if (format < FORMAT) {
            throw new InvalidInputException(
                    "The model in %s has format %d, from before the first release. Train it again."
                            .formatted(folder, format));
        }
        var output = (Map<?, ?>) ((Map<?, ?>) description.get("signature")).get("output");
        var target = new Column((String) output.get("name"), ColumnType.of((String) output.get("type")));
        var featuriser = Featuriser.of((List<?>) description.get("features"));
        List<String> labels = description.get("labels") instanceof List<?> texts
                ? texts.stream().map(String.class::cast).toList()
                : List.of();
        return new TableModel(
                VectorFile.read(folder.resolve(PARAMETERS)),
                featuriser,
                Task.of((String) description.get("task")),
                target,
                labels);
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(Path file) throws IOException;
    }

    private static Content json(Map<String, ?> value) {
        return file -> Files.writeString(file, PRETTY.asString(value) + "\n");
    }

    private static Path write(Path folder, String name, Content content) throws IOException {
        Path temporary = folder.resolve(name + ".tmp");
        content.writeTo(temporary);
        return Files.move(temporary, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
