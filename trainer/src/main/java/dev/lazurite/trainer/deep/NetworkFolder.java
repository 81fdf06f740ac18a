package dev.lazurite.trainer.deep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.deep.engine.DeviceChoice;
import dev.lazurite.trainer.deep.engine.EpochLosses;
import dev.lazurite.trainer.deep.engine.NetworkTrainer;
import dev.lazurite.trainer.deep.engine.PyTorch;
import dev.lazurite.trainer.deep.engine.SafeTensors;
import dev.lazurite.trainer.deep.network.Network;
import dev.lazurite.trainer.deep.network.NetworkFile;
import dev.lazurite.trainer.deep.training.TrainingSettings;
import dev.lazurite.trainer.plot.LinePlot;
import dev.lazurite.trainer.plot.PlotFormat;
import dev.lazurite.trainer.tabular.Provenance;

/**
 * A network as files: its weights in {@code model.safetensors}, {@code model.json} (provenance, signature, layers and the way from
 * rows to inputs), {@code metrics.json}, a plot {@code learning_curve}; and {@link NetworkExport}'s. {@code model.json} comes last.
 */
public final class NetworkFolder {
    private static final String WEIGHTS = "model.safetensors";
    private static final String DESCRIPTION = "model.json";
    private static final int FORMAT = 2;
    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private NetworkFolder() {}

    /** Whether a folder holds a network, rather than another model or none. */
    public static boolean holdsNetwork(Path folder) {
        return Files.exists(folder.resolve(WEIGHTS));
    }

    /** Writes a model; returns the files. */
    public static List<Path> save(Path folder, NetworkModel model, Provenance provenance, PlotFormat plots)
            throws IOException {
        List<Path> files = new ArrayList<>();
        files.add(folder.resolve(WEIGHTS));
        new SafeTensors(model.trainer().tensors(), Map.of("format", "pt")).write(folder.resolve(WEIGHTS));
        files.add(json(folder.resolve("metrics.json"), provenance.metrics().values()));
        files.add(curve(model.epochs()).write(folder, "learning_curve", plots));
        files.addAll(NetworkExport.write(folder, model));
        files.add(json(folder.resolve(DESCRIPTION), describe(model, provenance)));
        return files;
    }

    private static Map<String, Object> describe(NetworkModel model, Provenance provenance) {
        Map<String, Object> signature = new LinkedHashMap<>();
        signature.put(
                "inputs",
                model.inputs().columns().stream().map(NetworkFolder::describe).toList());
        signature.put("output", describe(model.target()));
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("format", FORMAT);
        description.put("task", model.task().label());
        description.put("signature", signature);
        description.putAll(provenance.describe());
        description.put("layers", NetworkFile.describe(model.network().layers()));
        description.put("input", model.encoder().describe());
        description.put("labels", model.labels());
        description.put("target_shift", model.shift());
        description.put("target_scale", model.scale());
        return description;
    }

    private static Map<String, Object> describe(Column column) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("name", column.name());
        description.put("type", column.type().label());
        return description;
    }

    private static Path json(Path file, Map<String, ?> content) throws IOException {
        return Files.writeString(file, PRETTY.asString(content) + "\n");
    }

    private static LinePlot curve(List<EpochLosses> epochs) {
        double[] x = epochs.stream().mapToDouble(EpochLosses::epoch).toArray();
        return new LinePlot(
                "Learning curve",
                "epoch",
                "loss",
                List.of(
                        new LinePlot.Line(
                                "training",
                                x,
                                epochs.stream()
                                        .mapToDouble(EpochLosses::training)
                                        .toArray()),
                        new LinePlot.Line(
                                "validation",
                                x,
                                epochs.stream()
                                        .mapToDouble(EpochLosses::validation)
                                        .toArray())));
    }

    /** Reads a model back; on the same device it predicts what it predicted when it was saved, to the last bit. */
    public static NetworkModel load(Path folder, DeviceChoice device) throws IOException {
        Map<String, Object> description = JSON.std.mapFrom(Files.readAllBytes(folder.resolve(DESCRIPTION)));
        if (!(description.get("format") instanceof Integer format) || format > FORMAT) {
            throw new InvalidInputException(
                    "The model in %s has format %s; this version reads up to %d. Use a newer lazurite-train."
                            .formatted(folder, description.get("format"), FORMAT));
        }
        RowEncoder encoder = RowEncoder.of((Map<?, ?>) description.get("input"));
        List<String> labels = ((List<?>) description.get("labels"))
                .stream().map(String.class::cast).toList();
        var network = new Network(
                encoder.input(), NetworkFile.layers((List<?>) description.get("layers")), Math.max(1, labels.size()));
        var output = (Map<?, ?>) ((Map<?, ?>) description.get("signature")).get("output");
        var target = new Column((String) output.get("name"), ColumnType.of((String) output.get("type")));
        TrainingSettings settings = scoring();
        NetworkTrainer trainer =
                NetworkTrainer.of(PyTorch.start(device, settings.threads()), network, !labels.isEmpty(), settings, 0);
        trainer.tensors(SafeTensors.read(folder.resolve(WEIGHTS)).tensors());
        return new NetworkModel(
                network,
                trainer,
                encoder,
                target,
                labels,
                ((Number) description.get("target_shift")).doubleValue(),
                ((Number) description.get("target_scale")).doubleValue(),
                List.of());
    }

    private static TrainingSettings scoring() {
        Map<String, Object> values = new LinkedHashMap<>();
        TrainingSettings.parameters().forEach(each -> values.put(each.name(), each.parse(each.fallback())));
        return TrainingSettings.of(new Settings(values));
    }
}
