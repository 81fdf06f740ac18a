package dev.lazurite.jobs;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.jobs.kind.Child;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobDocument;
import dev.lazurite.ml.component.ComponentVersion;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.Pause;
import dev.lazurite.tracking.Runs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.lazurite.jobs.JobInstance.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

class PipelineTest {
    @TempDir
    private Path folder;

    private final FakeBlobs blobs = new FakeBlobs();
    private JobInstance instance;
    private int failures;

    @BeforeEach
    void start() throws IOException {
        instance = new JobInstance(folder, blobs);
        components();
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    private void components() {
        component("write", "printf %s ${{inputs.text}} > ${{outputs.o}}/f", spec -> {
            spec.putObject("inputs").putObject("text").put("type", "string").put("default", "otherwise");
            spec.putObject("outputs").putObject("o").put("type", "uri_folder");
        });
        component("read", "cat ${{inputs.data}}/f; printf %s $[[ ${{inputs.more}} ]] > ${{outputs.o}}/f", spec -> {
            ObjectNode inputs = spec.putObject("inputs");
            inputs.putObject("data").put("type", "uri_folder");
            inputs.putObject("more").put("type", "string").put("optional", true);
            spec.putObject("outputs").putObject("o").put("type", "uri_folder");
        });
        component("fails", "false", spec -> {});
        component("sleeps", "sleep 60", spec -> {});
        component("says", "printf %s ${{inputs.text}} > ${{outputs.value}}", spec -> {
            spec.putObject("inputs").putObject("text").put("type", "string");
            spec.putObject("outputs").putObject("value").put("type", "boolean").put("is_control", true);
        });
        component("counts", "printf %s ${{inputs.n}}", spec -> {
            ObjectNode inputs = spec.putObject("inputs");
            inputs.putObject("n").put("type", "integer").put("min", "1").put("max", "5");
            inputs.putObject("kind")
                    .put("type", "string")
                    .put("optional", true)
                    .putArray("enum")
                    .add("x")
                    .add("y");
        });
        component("table", "cat ${{inputs.data}}/f", spec -> {
            spec.putObject("inputs").putObject("data").put("type", "mltable");
        });
        component("waits", "while [ ! -e '" + folder.resolve("go") + "' ]; do sleep 0.05; done", spec -> {});
    }

    private void component(String name, String command, Consumer<ObjectNode> more) {
        ObjectNode spec = Json.object()
                .put("name", name)
                .put("type", "command")
                .put("command", command)
                .put("environment", "env");
        more.accept(spec);
        component(name, spec);
    }

    private void component(String name, ObjectNode spec) {
        ArmId id = ArmId.parse(WORKSPACE).child("components", name).child("versions", "1");
        instance.components.put(id.toString(), new ComponentVersion(id, spec));
    }

    private static String id(String component) {
        return WORKSPACE + "/components/" + component + "/versions/1";
    }

    private static ObjectNode pipeline(String jobs) {
        ObjectNode document = Json.object();
        ObjectNode properties = document.putObject("properties").put("jobType", "Pipeline");
        properties.set("jobs", Json.parse(jobs.replace('\'', '"').replaceAll("@(\\w+)", id("$1"))));
        properties.putObject("settings").put("default_compute", WORKSPACE + "/computes/cpu");
        return document;
    }

    private void submit(String name, ObjectNode document) throws Exception {
        HttpResponse<String> answer = instance.put(name, document);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private Runs.Run step(String pipeline, String node) {
        return instance.jobs.children().runs(job(pipeline)).values().stream()
                .filter(run -> run.displayName().equals(node))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static Job job(String name) {
        return Job.submitted(ArmId.parse(WORKSPACE).child("jobs", name), "", "", new JobDocument(Json.object()));
    }

    private List<String> steps(String pipeline) {
        return instance.jobs.children().of(job(pipeline)).stream()
                .map(child -> child.job().document().text("_node"))
                .toList();
    }

    private static final String CHAIN = "{'first':{'type':'command','componentId':'@write','inputs':{'text':{"
            + "'job_input_type':'literal','value':'${{parent.inputs.word}}'}}},'second':{'type':'command',"
            + "'componentId':'@read','inputs':{'data':{'job_input_type':'literal','value':"
            + "'${{parent.jobs.first.outputs.o}}'}},'outputs':{'o':{'type':'literal','value':"
            + "'${{parent.outputs.result}}'}}}}";

    private static ObjectNode chain(String word) {
        ObjectNode document = pipeline(CHAIN);
        ObjectNode properties = (ObjectNode) document.path("properties");
        properties
                .putObject("inputs")
                .putObject("word")
                .put("jobInputType", "literal")
                .put("value", word);
        properties.putObject("outputs").putObject("result").put("jobOutputType", "uri_folder");
        return document;
    }

    @Test
    void a_pipeline_hands_outputs_of_steps_to_steps_and_keeps_its_own() throws Exception {
        submit("p", chain("hello"));
        instance.await("p", "Completed");
        assertThat(instance.log(step("p", "second").id())).isEqualTo("hello");
        assertThat(blobs.text("blobstore", "azureml/p/result/f")).contains("");
        assertThat(instance.states("p")).containsExactly("Preparing", "Running", "Completed");
        assertThat(blobs.text("azureml", "ExperimentRun/dcid.p/logs/azureml/executionlogs.txt"))
                .hasValueSatisfying(log -> assertThat(log).contains("first:", "Finishing experiment"));
    }

    @Test
    void a_pipeline_is_shown_as_it_was_sent() throws Exception {
        ObjectNode document = chain("hello");
        submit("p", document);
        ObjectNode shown = (ObjectNode) instance.get("p").path("properties");
        assertThat(shown.path("jobs")).isEqualTo(document.at("/properties/jobs"));
        assertThat(shown.at("/properties/azureml.parameters").asText()).isEqualTo("{\"word\":\"hello\"}");
        assertThat(shown.path("outputs").fieldNames()).toIterable().containsExactly("result");
        instance.await("p", "Completed");
    }

    @Test
    void a_step_that_did_the_same_before_is_reused() throws Exception {
        submit("p1", chain("hello"));
        instance.await("p1", "Completed");
        submit("p2", chain("hello"));
        instance.await("p2", "Completed");
        Runs.Run reused = step("p2", "first");
        assertThat(reused.properties())
                .containsEntry("azureml.isreused", "true")
                .containsEntry("azureml.reusedrunid", step("p1", "first").id())
                .containsEntry("azureml.reusedpipelinerunid", "p1");
        assertThat(blobs.text("blobstore", "azureml/p2/result/f")).isPresent();
        submit("p3", chain("other"));
        instance.await("p3", "Completed");
        assertThat(step("p3", "first").properties()).doesNotContainKey("azureml.isreused");
        ObjectNode forced = chain("hello");
        ((ObjectNode) forced.at("/properties/settings")).put("force_rerun", true);
        submit("p4", forced);
        instance.await("p4", "Completed");
        assertThat(step("p4", "second").properties()).doesNotContainKey("azureml.isreused");
    }

    @Test
    void a_step_that_fails_ends_its_pipeline_and_cancels_the_others() throws Exception {
        submit("p", pipeline("{'a':{'componentId':'@fails'},'b':{'componentId':'@sleeps'}}"));
        Runs.RunError error = instance.await("p", "Failed").error().orElseThrow();
        assertThat(error.message()).startsWith("Pipeline has failed child jobs. Failed nodes: /a.");
        assertThat(step("p", "b").status().azure()).isEqualTo("Canceled");
    }

    @Test
    void with_continue_on_step_failure_the_others_run_on() throws Exception {
        ObjectNode document = pipeline("{'a':{'componentId':'@fails'},'b':{'componentId':'@write'}}");
        ((ObjectNode) document.at("/properties/settings")).put("continue_on_step_failure", true);
        submit("p", document);
        instance.await("p", "Failed");
        assertThat(step("p", "b").status().azure()).isEqualTo("Completed");
    }

    @Test
    void a_pipeline_that_is_canceled_cancels_its_steps() throws Exception {
        submit("p", pipeline("{'a':{'componentId':'@sleeps'}}"));
        for (int i = 0; i < 400 && steps("p").isEmpty(); i++) {
            Pause.of(Duration.ofMillis(10));
        }
        assertThat(instance.send("POST", WORKSPACE + "/jobs/p/cancel", "").statusCode())
                .isEqualTo(202);
        instance.await("p", "Canceled");
        assertThat(step("p", "a").status().azure()).isEqualTo("Canceled");
    }

    @Test
    void a_pipeline_goes_on_after_a_restart() throws Exception {
        submit(
                "p",
                pipeline("{'a':{'componentId':'@write'},'b':{'componentId':'@waits'},'c':{'componentId':'@read',"
                        + "'inputs':{'data':{'job_input_type':'literal','value':'${{parent.jobs.a.outputs.o}}'}},"
                        + "'environment_variables':{'AFTER':'${{parent.jobs.b}}'}}}"));
        for (int i = 0; i < 400 && steps("p").size() < 2; i++) {
            Pause.of(Duration.ofMillis(10));
        }
        instance.await(step("p", "b").id(), "Running");
        instance.await(step("p", "a").id(), "Completed");
        instance.close();
        instance = new JobInstance(folder, blobs, fresh -> {
            instance = fresh;
            components();
        });
        Files.createFile(folder.resolve("go"));
        instance.await("p", "Completed");
        assertThat(steps("p")).containsExactly("a", "b", "c");
        assertThat(instance.log(step("p", "c").id())).isEqualTo("otherwise");
    }

    @Test
    void a_pipeline_may_be_a_step_of_another() throws Exception {
        ObjectNode inner = Json.object().put("name", "inner").put("type", "pipeline");
        inner.putObject("inputs").putObject("word").put("type", "string");
        inner.putObject("outputs").putObject("result").put("type", "uri_folder");
        inner.set("jobs", pipeline(CHAIN).at("/properties/jobs"));
        component("inner", inner);
        ObjectNode document = pipeline("{'nested':{'type':'pipeline','componentId':'@inner','inputs':{'word':{"
                + "'job_input_type':'literal','value':'deep'}}},'after':{'componentId':'@read','inputs':{'data':{"
                + "'job_input_type':'literal','value':'${{parent.jobs.nested.outputs.result}}'},'more':{"
                + "'job_input_type':'literal','value':'x'}}}}");
        submit("p", document);
        instance.await("p", "Completed");
        Runs.Run nested = step("p", "nested");
        assertThat(instance.log(step(nested.id(), "second").id())).isEqualTo("deep");
        assertThat(blobs.text("blobstore", "azureml/" + nested.id() + "/result/f"))
                .isPresent();
    }

    @Test
    void only_the_block_that_its_condition_chooses_runs() throws Exception {
        submit(
                "p",
                pipeline("{'ask':{'componentId':'@says','inputs':{'text':{'job_input_type':'literal','value':'True'}}},"
                        + "'yes':{'componentId':'@write'},'no':{'componentId':'@fails'},'if':{'type':'if_else',"
                        + "'condition':'${{parent.jobs.ask.outputs.value}}','true_block':'${{parent.jobs.yes}}',"
                        + "'false_block':['${{parent.jobs.no}}']}}"));
        instance.await("p", "Completed");
        assertThat(steps("p")).containsExactly("ask", "yes");
    }

    @Test
    void a_loop_repeats_its_body_with_its_outputs_until_its_limit() throws Exception {
        submit(
                "p",
                pipeline(
                        "{'body':{'componentId':'@says','inputs':{'text':{'job_input_type':'literal','value':'True'}}},"
                                + "'loop':{'type':'do_while','body':'${{parent.jobs.body}}','condition':'value','mapping':{"
                                + "'value':['text']},'limits':{'max_iteration_count':3}}}"));
        instance.await("p", "Completed");
        assertThat(steps("p")).containsExactly("body", "body", "body");
    }

    @Test
    void a_parallel_loop_runs_its_body_for_each_item_and_collects_what_they_leave() throws Exception {
        ObjectNode document = pipeline("{'body':{'componentId':'@write'},'each':{'type':'parallel_for','body':"
                + "'${{parent.jobs.body}}','items':'[{\\'text\\':\\'a\\'},{\\'text\\':\\'b\\'}]','outputs':{'o':{'type':"
                + "'literal','value':'${{parent.outputs.all}}'}}}}");
        ((ObjectNode) document.path("properties"))
                .putObject("outputs")
                .putObject("all")
                .put("jobOutputType", "mltable");
        submit("p", document);
        instance.await("p", "Completed");
        List<Child> bodies = instance.jobs.children().of(job("p"));
        assertThat(bodies).hasSize(2);
        assertThat(blobs.text("blobstore", "azureml/p/all/MLTable"))
                .hasValueSatisfying(table -> assertThat(table)
                        .contains(bodies.get(0).name(), bodies.get(1).name()));
    }

    @Test
    void data_of_any_type_goes_into_an_input_of_data() throws Exception {
        submit(
                "p",
                pipeline("{'a':{'componentId':'@write','inputs':{'text':{'value':'there'}}},"
                        + "'b':{'componentId':'@table','inputs':{'data':{'value':'${{parent.jobs.a.outputs.o}}'}}}}"));
        instance.await("p", "Completed");
    }

    @Test
    void values_and_data_are_not_bound_to_each_other() throws Exception {
        refused(
                400,
                "The input 'n' of the node 'b' is of type 'integer', and '${{parent.jobs.a.outputs.o}}' is of type"
                        + " 'uri_folder'.",
                "{'a':{'componentId':'@write'},"
                        + "'b':{'componentId':'@counts','inputs':{'n':{'value':'${{parent.jobs.a.outputs.o}}'}}}}");
        refused(
                400,
                "The input 'data' of the node 'b' is of type 'mltable'",
                "{'a':{'componentId':'@says','inputs':{'text':{'value':'true'}}},"
                        + "'b':{'componentId':'@table','inputs':{'data':{'value':'${{parent.jobs.a.outputs.value}}'}}}}");
    }

    @Test
    void a_value_that_a_component_does_not_take_fails_its_node_before_it_runs() throws Exception {
        assertThat(failure("{'a':{'componentId':'@counts','inputs':{'n':{'value':'9'}}}}"))
                .contains("Failed nodes: /a")
                .contains("The input 'n' of the node 'a' takes an integer from 1 to 5, and is given '9'.");
        assertThat(failure("{'a':{'componentId':'@counts','inputs':{'n':{'value':'one'}}}}"))
                .contains("takes an integer from 1 to 5, and is given 'one'.");
        assertThat(failure("{'a':{'componentId':'@counts','inputs':{'n':{'value':'1'},'kind':{'value':'z'}}}}"))
                .contains("The input 'kind' of the node 'a' takes one of x, y, and is given 'z'.");
        assertThat(steps("p3")).isEmpty();
    }

    private String failure(String jobs) throws Exception {
        String name = "p" + ++failures;
        submit(name, pipeline(jobs));
        instance.await(name, "Failed");
        return instance.run(name).error().toString();
    }

    private void refused(int status, String message, String jobs) throws Exception {
        HttpResponse<String> answer = instance.put("p", pipeline(jobs));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(message);
    }

    @Test
    void what_cannot_run_is_refused_when_it_is_submitted() throws Exception {
        refused(404, "Not found component none (version: 1).", "{'a':{'componentId':'@none'}}");
        refused(
                400,
                "refers to the node 'b'",
                "{'a':{'componentId':'@read','inputs':{'data':{'value':'${{parent.jobs.b.outputs.o}}'}}}}");
        refused(
                400,
                "which the node 'b' does not have",
                "{'b':{'componentId':'@write'},'a':{'componentId':'@read','inputs':{'data':{'value':"
                        + "'${{parent.jobs.b.outputs.none}}'}}}}");
        refused(
                400,
                "wait for each other",
                "{'a':{'componentId':'@read','inputs':{'data':{'value':'${{parent.jobs.b.outputs.o}}'}}},"
                        + "'b':{'componentId':'@read','inputs':{'data':{'value':'${{parent.jobs.a.outputs.o}}'}}}}");
        refused(400, "Required input 'data'", "{'a':{'componentId':'@read'}}");
        refused(404, "Unknown compute target 'none'", "{'a':{'componentId':'@write','computeId':'none'}}");
        refused(501, "of type 'spark'", "{'a':{'type':'spark','componentId':'@write'}}");
    }
}
