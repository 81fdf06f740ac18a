package dev.lazurite.ml.assets;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AssetUriTest {
    private static AssetUri read(String text) {
        return AssetUri.parse(text).orElseThrow();
    }

    @Test
    void short_forms_name_a_version_a_label_or_neither() {
        assertThat(read("azureml:iris:3")).isEqualTo(new AssetUri("", "", Optional.empty(), "iris", "3", ""));
        assertThat(read("azureml:iris@latest")).isEqualTo(new AssetUri("", "", Optional.empty(), "iris", "", "latest"));
        assertThat(read("iris:3").version()).isEqualTo("3");
        assertThat(read("iris").name()).isEqualTo("iris");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/data/iris/versions/3",
                "azureml:/subscriptions/s/resourcegroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/data/iris/versions/3",
                "azureml://subscriptions/s/resourcegroups/g/workspaces/w/data/iris/versions/3",
                "azureml://locations/eastus/workspaces/w/data/iris/versions/3",
                "azureml:/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/data/azureml:iris/versions/3"
            })
    void long_forms_name_workspace_kind_and_version(String text) {
        assertThat(read(text)).isEqualTo(new AssetUri("", "w", Optional.of(AssetKind.DATA), "iris", "3", ""));
    }

    @Test
    void registry_forms_name_the_registry() {
        AssetUri uri = read("azureml://registries/azureml/environments/sklearn-1.5/labels/latest");
        assertThat(uri.inRegistry()).isTrue();
        assertThat(uri.registry()).isEqualTo("azureml");
        assertThat(uri.kind()).contains(AssetKind.ENVIRONMENT);
        assertThat(uri.name()).isEqualTo("sklearn-1.5");
        assertThat(uri.label()).isEqualTo("latest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"azureml://datastores/d/paths/a.csv", "https://host/a.csv", "azureml://jobs/j/outputs/o", ""})
    void what_is_no_reference_is_not_read_as_one(String text) {
        assertThat(AssetUri.parse(text)).isEmpty();
    }
}
