package dev.lazurite.ml.assets;

import dev.lazurite.arm.ArmId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DatastoreUriTest {
    private static final ArmId WORKSPACE =
            ArmId.parse("/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w");

    private static DatastoreUri read(String text) {
        return DatastoreUri.parse(text).orElseThrow();
    }

    @Test
    void every_form_is_read() {
        assertThat(read("azureml://datastores/d/paths/a/b.csv")).isEqualTo(new DatastoreUri("", "d", "a/b.csv"));
        assertThat(read("azureml://subscriptions/s/resourcegroups/g/workspaces/w/datastores/d/paths/a/"))
                .isEqualTo(new DatastoreUri("w", "d", "a/"));
        assertThat(read(
                        "azureml://subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w"
                                + "/datastores/d/paths/a"))
                .isEqualTo(new DatastoreUri("w", "d", "a"));
        assertThat(read("azureml://workspaces/guid/datastores/d/paths/a"))
                .isEqualTo(new DatastoreUri("guid", "d", "a"));
    }

    @Test
    void a_jobs_default_output_has_no_paths_segment() {
        assertThat(read("azureml://datastores/workspaceartifactstore/ExperimentRun/dcid.j"))
                .isEqualTo(new DatastoreUri("", "workspaceartifactstore", "ExperimentRun/dcid.j"));
    }

    @Test
    void it_is_written_in_the_forms_of_the_service() {
        DatastoreUri uri = DatastoreUri.of("d", "a/b").folder();
        assertThat(uri.shortForm()).isEqualTo("azureml://datastores/d/paths/a/b/");
        assertThat(uri.longForm(WORKSPACE, "resourcegroups"))
                .isEqualTo("azureml://subscriptions/s/resourcegroups/g/workspaces/w/datastores/d/paths/a/b/");
        assertThat(uri.guidForm("guid")).isEqualTo("azureml://workspaces/guid/datastores/d/paths/a/b/");
    }

    @Test
    void two_forms_of_one_place_are_the_same_place() {
        assertThat(read("azureml://workspaces/guid/datastores/d/paths/a").samePlace(DatastoreUri.of("D", "a/")))
                .isTrue();
        assertThat(DatastoreUri.of("d", "a").samePlace(DatastoreUri.of("d", "b")))
                .isFalse();
    }

    @Test
    void other_addresses_are_not_read() {
        assertThat(DatastoreUri.parse("https://host/datastores/d/paths/a")).isEmpty();
        assertThat(DatastoreUri.parse("azureml://jobs/j/outputs/o")).isEmpty();
    }
}
