package dev.lazurite.trainer.deep.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class NetworkFileTest {
    @TempDir
    private Path folder;

    private NetworkFile read(String text) throws IOException {
        return NetworkFile.read(Files.writeString(folder.resolve("network.yml"), text));
    }

    @Test
    void yaml_and_json_declare_the_same_network() throws IOException {
        NetworkFile yaml = read("""
                input:
                  image: {channels: 1, height: 28, width: 28}
                layers:
                  - convolution: {filters: 16, kernel: 3, padding: 1}
                  - relu
                  - max_pool: 2
                  - flatten
                  - dense: 64
                  - dropout: 0.2
                training: {epochs: 5, schedule: cosine}
                """);
        NetworkFile json = read("""
                {"input": {"image": {"height": 28, "width": 28}},
                 "layers": [{"convolution": {"filters": 16, "padding": 1}}, "relu", {"max_pool": {"size": 2, "stride": 2}}, "flatten",
                            {"dense": {"units": 64}}, {"dropout": {"rate": 0.2}}],
                 "training": {"schedule": "cosine", "epochs": "5"}}
                """);
        assertThat(json).isEqualTo(yaml);
        assertThat(yaml.training()).containsExactlyInAnyOrderEntriesOf(Map.of("epochs", "5", "schedule", "cosine"));
    }

    @Test
    void layers_are_read_back_from_how_they_are_described() throws IOException {
        NetworkFile file = read("""
                input: {text: {length: 8, vocabulary: 100}}
                layers:
                  - embedding: {size: 8, positions: true}
                  - transformer_encoder: {heads: 2, hidden: 16, dropout: 0.1}
                  - lstm: {units: 4, layers: 2}
                  - gru: 4
                  - layer_norm
                  - mean_over_tokens
                  - gelu
                  - batch_norm
                  - tanh
                  - sigmoid
                """);
        assertThat(NetworkFile.layers(NetworkFile.describe(file.layers()))).isEqualTo(file.layers());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    layers: [dens: 3]                       | Layer 1 is 'dens', which is not known. The layers are: dense,
                    layers: [relu, {dense: 0}]              | Layer 2, dense: 'units' is 0; it must be a whole number of at least 1.
                    layers: [{dense: {size: 3, units: 3}}]  | Layer 1, dense has a field 'size', which is not known. Its fields are: units.
                    layers: [{relu: 3}]                     | Layer 1, relu takes no settings.
                    layers: [dropout: 1.5]                  | Layer 1, dropout: 'rate' is 1.5; it must be a number of at least 0 and below 1.
                    layers: [7]                             | Layer 1 is 7; a layer is a name
                    layers: relu                            | There is no list 'layers'.
                    layer: []                               | 'layer' is not known. A network has input, layers and training.
                    {input: sound, layers: []}              | 'input' is sound; it must be features,
                    {input: {image: {height: 3}}, layers: []} | input, image: 'width' is null; it must be a whole number
                    layers: [                               | is not YAML
                    """)
    void a_mistake_is_refused_with_its_place_and_the_accepted_form(String file, String message) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void missing_file_is_refused() {
        assertThatThrownBy(() -> NetworkFile.read(folder.resolve("none.yml")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Check --model-file");
    }

    @Test
    void layers_that_do_not_fit_together_are_refused_with_the_shape() {
        var image = new Input.Image(1, 8, 8);
        assertThatThrownBy(() -> new Network(image, List.of(new Layer.Pool(Layer.Pool.Kind.MAX, 9, 1)), 2))
                .hasMessage("Layer 1, max_pool, has windows of 9, but the picture has only 8; it gets 1 x 8 x 8.");
        assertThatThrownBy(() -> new Network(image, List.of(new Layer.Convolution(4, 3, 1, 0)), 2))
                .hasMessageContaining("end with flatten or global_average_pool");
        assertThatThrownBy(() -> new Network(new Input.Features(4), List.of(new Layer.Convolution(4, 3, 1, 0)), 2))
                .hasMessageContaining("Layer 1, convolution, needs a picture");
        var text = new Input.Text(5, 10);
        assertThatThrownBy(() -> new Network(text, List.of(new Layer.Dense(4)), 2))
                .hasMessageContaining("A text starts with an embedding");
        assertThatThrownBy(() -> new Network(
                        text, List.of(new Layer.Embedding(6, false), new Layer.TransformerEncoder(4, 8, 0)), 2))
                .hasMessageContaining("has 4 heads, which do not divide the 6 numbers of a token");
    }
}
