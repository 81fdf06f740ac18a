package dev.lazurite.jobs.environments;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CuratedEnvironmentsTest {
    private final CuratedEnvironments curated = new CuratedEnvironments();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sklearn-1.5",
                "AzureML-sklearn-1.5",
                "AzureML-sklearn-1.5@latest",
                "azureml:AzureML-sklearn-1.5@latest",
                "azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
                "azureml://registries/azureml/environments/sklearn-1.5",
                "azureml:sklearn-1.5:44",
            })
    void a_curated_environment_is_found_by_every_way_to_name_it(String reference) {
        assertThat(curated.find(reference)).hasValueSatisfying(spec -> {
            assertThat(spec.name()).isEqualTo("sklearn-1.5");
            assertThat(spec.version()).isEqualTo("44");
            assertThat(spec.image()).contains("mcr.microsoft.com/azureml/curated/sklearn-1.5");
        });
    }

    @Test
    void a_version_that_is_asked_for_is_the_version_answered() {
        assertThat(curated.find("azureml://registries/azureml/environments/responsibleai-tabular/versions/27"))
                .hasValueSatisfying(spec -> assertThat(spec.version()).isEqualTo("27"));
    }

    @Test
    void what_is_not_shipped_is_refused_with_the_list_of_what_is() {
        assertThat(curated.find("AzureML-sklearn-0.24-ubuntu18")).isEmpty();
        assertThatThrownBy(() -> curated.require("azureml://registries/azureml/environments/acft-group/labels/latest"))
                .isInstanceOf(EnvironmentFault.class)
                .hasMessageContaining("acft-group")
                .hasMessageContaining("sklearn-1.5, tensorflow-2.16-cuda12");
    }

    @Test
    void every_one_shipped_is_a_conda_file_with_an_interpreter_and_says_how_it_differs() throws Exception {
        Recipes recipes = new Recipes(curated);
        for (String name : curated.names()) {
            EnvironmentSpec spec = curated.require(name);
            List<String> said = new ArrayList<>();
            if (!name.equals(TrainerEnvironment.NAME)) {
                Recipe recipe = recipes.of(spec, said::add);
                assertThat(recipe.steps()).as(name).hasSize(1);
                assertThat(recipe.python()).as(name).isNotEqualTo(PythonWish.ANY);
                assertThat(said).as(name).anyMatch(line -> line.startsWith("curated: differs: "));
            }
        }
    }

    @Test
    void another_image_is_an_empty_environment() throws Exception {
        Recipe recipe = new Recipes(curated)
                .of(EnvironmentSpec.ofImage("e", "1", "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"), any -> {});
        assertThat(recipe.steps()).isEmpty();
    }
}
