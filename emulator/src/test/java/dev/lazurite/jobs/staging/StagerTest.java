package dev.lazurite.jobs.staging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.FakeAssets;
import dev.lazurite.jobs.FakeBlobs;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StagerTest {
    private static final String WORKSPACE =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w";

    @TempDir
    private Path root;

    private final FakeBlobs blobs = new FakeBlobs();
    private final FakeAssets assets = new FakeAssets();
    private Layout layout;
    private Stager stager;

    @BeforeEach
    void fill() {
        layout = new Layout(root.resolve("job"));
        stager = new Stager(blobs, assets, assets, StagerTest::earlier, uri -> {
            if (uri.getPath().endsWith("gone.csv")) {
                throw new IOException("'" + uri + "' answered with status 404");
            }
            return new ByteArrayInputStream("web".getBytes(StandardCharsets.UTF_8));
        });
        blobs.text("blobstore", "up/iris.csv", "iris");
        blobs.text("blobstore", "up/deep/more.csv", "more");
        blobs.text("blobstore", "azureml/before/model/weights", "w");
        blobs.text("blobstore", "azureml/before/table/table", "t");
        blobs.text("azureml", "ExperimentRun/dcid.before/model/MLmodel", "m");
        blobs.text("code", "snapshot/train.py", "print()");
        blobs.text("code", "snapshot/lib/util.py", "pass");
        assets.add(Assets.Kind.DATA, "iris", "1", false, "azureml://datastores/workspaceblobstore/paths/up/iris.csv");
        assets.add(Assets.Kind.DATA, "iris", "latest", true, "azureml://datastores/workspaceblobstore/paths/up/");
        assets.add(Assets.Kind.MODEL, "net", "2", false, "azureml://jobs/before/outputs/model");
        assets.add(Assets.Kind.CODE, "c", "1", false, "https://account.blob.core.windows.net:443/code/snapshot");
    }

    /** So that the temporary folder can be deleted by a user who is not root. */
    @AfterEach
    void makeDeletable() throws IOException {
        Trees.delete(layout.folder());
    }

    private static Optional<String> earlier(String workspace, String job, String output) {
        return job.equals("before")
                ? Optional.of("azureml://datastores/workspaceblobstore/paths/azureml/before/" + output + "/")
                : Optional.empty();
    }

    private Staged stage(ObjectNode properties) throws JobFault, IOException {
        return stager.stage(new StagingRequest(WORKSPACE, "job1", properties, layout));
    }

    private static ObjectNode job(String command) {
        return Json.object().put("command", command);
    }

    private static ObjectNode withInput(String type, String mode, String uri) {
        ObjectNode job = job("use ${{inputs.x}}");
        job.putObject("inputs")
                .putObject("x")
                .put("jobInputType", type)
                .put("mode", mode)
                .put("uri", uri);
        return job;
    }

    private Path input(Staged staged) {
        return Path.of(staged.command().substring("use ".length()));
    }

    @ParameterizedTest
    @CsvSource({
        "uri_file, azureml://datastores/workspaceblobstore/paths/up/iris.csv, INPUT_x/iris.csv, iris",
        "uri_file, azureml:/subscriptions/s/resourcegroups/g/workspaces/w/datastores/workspaceblobstore/paths/up/iris.csv,"
                + " INPUT_x/iris.csv, iris",
        "uri_file, azureml://subscriptions/s/resourcegroups/g/workspaces/w/datastores/workspaceblobstore/paths/up/iris.csv,"
                + " INPUT_x/iris.csv, iris",
        "uri_file, azureml:iris:1, INPUT_x/iris.csv, iris",
        "uri_file, /subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/data/azureml:iris/versions/1,"
                + " INPUT_x/iris.csv, iris",
        "uri_file, azureml://locations/eastus/workspaces/guid/data/iris/versions/1, INPUT_x/iris.csv, iris",
        "uri_file, https://account.blob.core.windows.net/blobstore/up/iris.csv, INPUT_x/iris.csv, iris",
        "uri_file, wasbs://blobstore@account.blob.core.windows.net/up/iris.csv, INPUT_x/iris.csv, iris",
        "uri_file, abfss://blobstore@account.dfs.core.windows.net/up/iris.csv, INPUT_x/iris.csv, iris",
        "uri_file, https://example.org/data/web.csv, INPUT_x/web.csv, web",
        "uri_file, azureml://jobs/before/outputs/table, INPUT_x/table, t",
    })
    void a_file_is_found_by_whatever_names_it(String type, String uri, String path, String content) throws Exception {
        Path file = input(stage(withInput(type, "ReadOnlyMount", uri)));
        assertThat(file).hasContent(content);
        assertThat(file.toString()).endsWith(path);
    }

    @ParameterizedTest
    @CsvSource({
        "uri_folder, azureml:iris@latest, deep/more.csv, more",
        "uri_folder, azureml://datastores/workspaceblobstore/paths/up, iris.csv, iris",
        "mltable, azureml://datastores/workspaceblobstore/paths/up/, iris.csv, iris",
        "custom_model, azureml:net:2, weights, w",
        "custom_model, azureml://jobs/before/outputs/model/paths/, weights, w",
        "mlflow_model, runs:/before/model, MLmodel, m",
    })
    void a_folder_is_found_by_whatever_names_it(String type, String uri, String file, String content) throws Exception {
        assertThat(input(stage(withInput(type, "Download", uri))).resolve(file)).hasContent(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../escaped", "..", "a/../../../escaped", "./.", "a/.."})
    void a_blob_name_never_leads_out_of_the_folder_of_the_job(String name) {
        blobs.text("blobstore", "evil/" + name, "escaped");
        ObjectNode input = withInput("uri_folder", "Download", "azureml://datastores/workspaceblobstore/paths/evil");
        assertThatThrownBy(() -> stage(input))
                .isInstanceOfSatisfying(
                        JobFault.class,
                        fault -> assertThat(fault.code()).isEqualTo("ScriptExecution.StreamAccess.Validation"));
        blobs.text("code", "evil/" + name, "escaped");
        ObjectNode job = job("true").put("codeId", "https://account.blob.core.windows.net:443/code/evil");
        assertThatThrownBy(() -> stage(job)).isInstanceOf(JobFault.class).hasMessageContaining("'..'");
        assertThat(root.resolve("escaped")).doesNotExist();
        assertThat(layout.folder().resolve("escaped")).doesNotExist();
    }

    @Test
    void a_read_only_mount_cannot_be_written() throws Exception {
        Path folder = input(stage(withInput("uri_folder", "", "azureml:iris@latest")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("deep"))))
                .isEqualTo("r-xr-xr-x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("iris.csv"))))
                .isEqualTo("r--r--r--");
    }

    @Test
    void a_writable_mount_brings_back_what_was_changed_added_and_deleted() throws Exception {
        Staged staged = stage(withInput("uri_folder", "ReadWriteMount", "azureml:iris@latest"));
        Path folder = input(staged);
        Files.writeString(folder.resolve("iris.csv"), "changed");
        Files.writeString(folder.resolve("new.csv"), "new");
        Files.delete(folder.resolve("deep/more.csv"));
        staged.collect();
        assertThat(blobs.text("blobstore", "up/iris.csv")).contains("changed");
        assertThat(blobs.text("blobstore", "up/new.csv")).contains("new");
        assertThat(blobs.text("blobstore", "up/deep/more.csv")).isEmpty();
    }

    @Test
    void a_direct_input_is_the_address_of_the_data() throws Exception {
        assertThat(stage(withInput("uri_file", "Direct", "azureml:iris:1")).command())
                .isEqualTo("use azureml://datastores/workspaceblobstore/paths/up/iris.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azureml://datastores/workspaceblobstore/paths/none",
                "azureml://datastores/nosuchstore/paths/up",
                "azureml:iris:7",
                "azureml://jobs/never/outputs/model",
                "https://elsewhere.blob.core.windows.net/c/p",
                "https://example.org/gone.csv",
            })
    void what_is_not_there_is_stream_access_not_found(String uri) {
        assertThatThrownBy(() -> stage(withInput("uri_file", "", uri)))
                .isInstanceOfSatisfying(JobFault.class, fault -> {
                    assertThat(fault.code()).isEqualTo("ScriptExecution.StreamAccess.NotFound");
                    assertThat(fault).hasMessageContaining("'" + uri + "'");
                });
    }

    private void table(String text) {
        blobs.text("blobstore", "table/MLTable", text);
        blobs.text("blobstore", "table/b.csv", "b");
        blobs.text("blobstore", "table/deep/c.csv", "c");
        blobs.text("blobstore", "table/deep/d.txt", "d");
    }

    private Path evaluated() throws Exception {
        return input(stage(withInput("mltable", "EvalMount", "azureml://datastores/workspaceblobstore/paths/table/")));
    }

    @ParameterizedTest
    @CsvSource({
        "'paths: [{file: ./b.csv}]', b.csv",
        "'paths: [{folder: deep}]', c.csv d.txt",
        "'paths: [{pattern: \"*.csv\"}]', b.csv",
        "'paths: [{pattern: \"./**/*.csv\"}]', b.csv deep/c.csv",
        "'{paths: [{pattern: \"**\"}], transformations: [{skip: 2}, {take: 1}]}', deep/c.csv",
        "'{paths: [{file: b.csv}], transformations: [{read_delimited: {header: no_header}}]}', b.csv",
        "'paths: [{file: b.csv}, {file: \"azureml://datastores/workspaceblobstore/paths/up/iris.csv\"}]', b.csv iris.csv",
        "'paths: [{file: \"wasbs://blobstore@account.blob.core.windows.net/up/iris.csv\"}]', iris.csv",
        "'paths: [{pattern: \"azureml://datastores/workspaceblobstore/paths/up/*/*.csv\"}]', deep/more.csv",
    })
    void an_evaluated_table_is_the_files_that_it_lists(String text, String files) throws Exception {
        table(text);
        Path folder = evaluated();
        try (Stream<Path> found = Files.walk(folder)) {
            assertThat(found.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .sorted()
                            .collect(Collectors.joining(" ")))
                    .isEqualTo(files);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{paths: [{file: b.csv}], transformations: [read_delimited, {take: 1}]}', NotEmulated",
        "'{paths: [{file: b.csv}], transformations: [{filter: x}]}', NotEmulated",
        "'paths: [{file: none.csv}]', ScriptExecution.StreamAccess.NotFound",
        "'paths: [{pattern: \"*.none\"}]', ScriptExecution.StreamAccess.NotFound",
        "'transformations: []', ScriptExecution.StreamAccess.Validation",
        "'{', ScriptExecution.StreamAccess.Validation",
    })
    void a_table_that_cannot_be_evaluated_fails_the_job(String text, String code) {
        table(text);
        assertThatThrownBy(this::evaluated)
                .isInstanceOfSatisfying(
                        JobFault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "file:///etc/passwd", "./data.csv"})
    void a_local_path_is_refused(String uri) {
        assertThatThrownBy(() -> stage(withInput("uri_file", "", uri)))
                .isInstanceOfSatisfying(
                        JobFault.class,
                        fault -> assertThat(fault.code()).isEqualTo("ScriptExecution.StreamAccess.Validation"));
    }

    @Test
    void the_code_is_the_working_directory_and_has_outputs_and_logs() throws Exception {
        stage(job("python train.py").put("codeId", WORKSPACE + "/codes/c/versions/1"));
        Path wd = layout.workingDirectory();
        assertThat(wd.resolve("lib/util.py")).hasContent("pass");
        assertThat(wd.resolve("outputs")).isDirectory();
        assertThat(wd.resolve("logs")).isDirectory();
    }

    @Test
    void outputs_go_to_their_documented_places() throws Exception {
        ObjectNode job = job("x ${{outputs.model}} ${{outputs.table}} ${{outputs.own}} ${{outputs.raw}}");
        ObjectNode outputs = job.putObject("outputs");
        outputs.putObject("model").put("jobOutputType", "uri_folder");
        outputs.putObject("table").put("jobOutputType", "uri_file").put("mode", "Upload");
        outputs.putObject("own")
                .put("jobOutputType", "uri_file")
                .put("uri", "azureml://datastores/workspaceblobstore/paths/mine/${{name}}/result.txt");
        outputs.putObject("raw")
                .put("jobOutputType", "uri_folder")
                .put("mode", "Direct")
                .put("uri", "azureml://datastores/workspaceblobstore/paths/raw");
        Staged staged = stage(job);
        String[] words = staged.command().split(" ");
        Files.writeString(Path.of(words[1], "weights"), "1");
        Files.writeString(Path.of(words[2]), "2");
        Files.writeString(Path.of(words[3]), "3");
        assertThat(words[4]).isEqualTo("azureml://datastores/workspaceblobstore/paths/raw");
        Files.writeString(layout.workingDirectory().resolve("outputs/report.txt"), "4");
        staged.collect();
        assertThat(blobs.text("blobstore", "azureml/job1/model/weights")).contains("1");
        assertThat(blobs.text("blobstore", "azureml/job1/table/table")).contains("2");
        assertThat(blobs.text("blobstore", "mine/job1/result.txt")).contains("3");
        assertThat(blobs.text("azureml", "ExperimentRun/dcid.job1/outputs/report.txt"))
                .contains("4");
    }

    @Test
    void what_was_staged_before_a_restart_is_still_brought_back() throws Exception {
        ObjectNode job = job("x ${{outputs.model}}");
        job.putObject("outputs").putObject("model").put("jobOutputType", "uri_folder");
        Files.writeString(Path.of(stage(job).command().split(" ")[1], "weights"), "1");
        stager.again(new StagingRequest(WORKSPACE, "job1", job, layout)).collect();
        assertThat(blobs.text("blobstore", "azureml/job1/model/weights")).contains("1");
    }

    @Test
    void literals_are_told_in_variables_too() throws Exception {
        ObjectNode job = job("x ${{inputs.rate}}");
        job.putObject("inputs").putObject("rate").put("jobInputType", "literal").put("value", "0.1 %");
        assertThat(stage(job).variables())
                .containsEntry("AZURE_ML_INPUT_rate", "0.1 %")
                .containsEntry("AZUREML_PARAMETER_rate", "0.1+%25");
    }
}
