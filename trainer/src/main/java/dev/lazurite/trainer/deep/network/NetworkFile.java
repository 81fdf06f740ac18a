package dev.lazurite.trainer.deep.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.InvalidInputException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A network as a file declares it, in YAML or JSON: {@code input}, {@code layers} and, if wanted, {@code training}. The dense
 * layer to the outputs is not written: data decides it. {@code docs/networks.md} has the whole language.
 *
 * @param input as the file has it; its width, or its vocabulary, comes from the data
 * @param training parameters of the training by name, as they would be typed
 */
public record NetworkFile(DeclaredInput input, List<Layer> layers, Map<String, String> training) {
    public NetworkFile {
        layers = List.copyOf(layers);
        training = Map.copyOf(training);
    }

    /** @throws InvalidInputException for a file that is not there, is not YAML, or declares no network that can be made */
    public static NetworkFile read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("There is no file %s. Check --model-file.".formatted(file), e);
        }
        try {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return of(content instanceof Map<?, ?> map ? map : Map.of());
        } catch (YAMLException e) {
            throw new InvalidInputException("%s is not YAML: %s".formatted(file, e.getMessage()), e);
        } catch (InvalidInputException e) {
            throw new InvalidInputException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Reads what YAML or JSON made of a file. */
    static NetworkFile of(Map<?, ?> content) {
        for (Object key : content.keySet()) {
            if (!List.of("input", "layers", "training").contains(key)) {
                throw new InvalidInputException(
                        "'%s' is not known. A network has input, layers and training.".formatted(key));
            }
        }
        if (!(content.get("layers") instanceof List<?> declared)) {
            throw new InvalidInputException("There is no list 'layers'. For example: layers: [{dense: 64}, relu]");
        }
        return new NetworkFile(
                DeclaredInput.of(content.get("input")), layers(declared), training(content.get("training")));
    }

    /** The layers of a list as a file has it. */
    public static List<Layer> layers(List<?> declared) {
        List<Layer> layers = new ArrayList<>();
        for (Object each : declared) {
            layers.add(LayerReader.read(each, layers.size() + 1));
        }
        return layers;
    }

    /** A form that JSON and YAML can carry; {@link #layers} reads it. */
    public static List<Object> describe(List<Layer> layers) {
        return layers.stream().map(LayerNames::describe).toList();
    }

    private static Map<String, String> training(Object value) {
        Map<String, String> training = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, setting) -> training.put(String.valueOf(name), String.valueOf(setting)));
        } else if (value != null) {
            throw new InvalidInputException(
                    "'training' is %s; it must be a map, such as {epochs: 20, learning_rate: 0.001}.".formatted(value));
        }
        return training;
    }
}
