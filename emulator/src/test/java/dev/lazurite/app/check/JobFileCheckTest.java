package dev.lazurite.app.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class JobFileCheckTest {
    private static final String COMPONENT = """
            $schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json
            type: command
            inputs:
              data: {type: uri_folder}
              rate: {type: number, default: 0.1}
            outputs:
              model: {type: uri_file}
            command: train ${{inputs.data}} ${{inputs.rate}} ${{outputs.model}}
            environment: azureml://registries/azureml/environments/sklearn-1.5/labels/latest
            """;

    @TempDir
    private Path folder;

    private final FakeFacts facts = new FakeFacts().compute("cpu", 2);

    private ObjectNode check(String yaml) throws IOException {
        return JobFileCheck.check(write("job.yml", yaml), facts).json();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> problems(ObjectNode report) {
        return StreamSupport.stream(report.path("problems").spliterator(), false)
                .map(problem -> problem.path("line").asInt() + " "
                        + problem.path("message").asText())
                .toList();
    }

    @Test
    void a_valid_command_says_its_step_hours_and_price() throws IOException {
        facts.usual.put("mine", Duration.ofMinutes(30));
        ObjectNode report = check("""
                display_name: mine
                command: echo ${{inputs.a}}
                environment: azureml://registries/azureml/environments/sklearn-1.5/labels/latest
                inputs: {a: 1}
                compute: azureml:cpu
                resources: {instance_count: 3}
                """);
        assertThat(problems(report)).isEmpty();
        assertThat(report.path("valid").asBoolean()).isTrue();
        JsonNode step = report.at("/steps/0");
        assertThat(step.path("compute").asText()).isEqualTo("cpu");
        assertThat(step.path("instances").asInt()).isEqualTo(3);
        assertThat(step.path("hours").asDouble()).isEqualTo(0.5);
        assertThat(report.path("nodeHours").asDouble()).isEqualTo(1.5);
        assertThat(report.path("priceUsd").asDouble()).isEqualTo(3.0);
    }

    @Test
    void all_problems_of_a_command_are_said_at_once_with_their_lines() throws IOException {
        ObjectNode report = check("""
                command: echo ${{inputs.b}} ${{outputs.c}}
                code: ./nowhere
                environment: azureml:mine:3
                enviroment_variables: {}
                inputs:
                  a: {type: uri_file, path: ./missing.csv}
                  d: {type: uri_folder, path: azureml:gone@latest}
                  e: {type: uri_folder, path: azureml://datastores/other/paths/x}
                compute: azureml:gpu
                """);
        assertThat(report.path("valid").asBoolean()).isFalse();
        assertThat(problems(report))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .startsWith("1 unknown binding '${{inputs.b}}'")
                                .contains("a, d, e"),
                        problem -> assertThat(problem).startsWith("1 unknown binding '${{outputs.c}}'"),
                        problem -> assertThat(problem).startsWith("2 the code './nowhere' does not exist"),
                        problem -> assertThat(problem).startsWith("3 the workspace has no environment 'mine:3'"),
                        problem -> assertThat(problem).startsWith("4 unknown key 'enviroment_variables'"),
                        problem -> assertThat(problem).startsWith("6 the path './missing.csv' does not exist"),
                        problem -> assertThat(problem).startsWith("7 the workspace has no data 'gone@latest'"),
                        problem -> assertThat(problem).startsWith("8 the workspace has no datastore 'other'"),
                        problem -> assertThat(problem).startsWith("9 the workspace has no compute 'gpu'"));
    }

    @Test
    void a_pipeline_is_its_graph_in_order_with_the_steps_of_nested_pipelines() throws IOException {
        write("train.yml", COMPONENT);
        write("inner.yml", """
                $schema: https://azuremlschemas.azureedge.net/latest/pipelineComponent.schema.json
                type: pipeline
                inputs: {source: {type: uri_folder}}
                jobs:
                  fit:
                    component: ./train.yml
                    inputs: {data: "${{parent.inputs.source}}"}
                """);
        facts.usual.put("fit", Duration.ofHours(1));
        ObjectNode report = check("""
                type: pipeline
                settings: {default_compute: azureml:cpu}
                jobs:
                  last:
                    component: ./inner.yml
                    type: pipeline
                    inputs: {source: "${{parent.jobs.first.outputs.out}}"}
                  first:
                    command: make ${{outputs.out}}
                    environment: azureml://registries/azureml/environments/sklearn-1.5/labels/latest
                    outputs: {out: {type: uri_folder}}
                """);
        assertThat(problems(report)).isEmpty();
        assertThat(report.path("steps").findValuesAsText("name")).containsExactly("first", "last/fit");
        assertThat(report.at("/steps/1/hours").asDouble()).isEqualTo(1);
        assertThat(report.at("/steps/1/reuse").asText()).isEqualTo("possible");
        assertThat(report.at("/steps/0/reuse").asText()).isEqualTo("no");
        assertThat(report.path("nodeHours").isNull()).isTrue();
    }

    @Test
    void what_ties_steps_together_is_checked() throws IOException {
        write("train.yml", COMPONENT);
        ObjectNode report = check("""
                type: pipeline
                inputs: {epochs: 3}
                jobs:
                  a:
                    component: ./train.yml
                    inputs:
                      data: ${{parent.jobs.b.outputs.model}}
                      extra: ${{parent.inputs.rounds}}
                  b:
                    component: ./train.yml
                    inputs:
                      data: ${{parent.jobs.a.outputs.nothing}}
                    outputs:
                      model: ${{parent.outputs.final}}
                  c:
                    component: ./train.yml
                  d:
                    component: ./gone.yml
                    inputs: {x: "${{parent.jobs.zero.outputs.y}}"}
                """);
        assertThat(problems(report))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("5 the steps a, b wait for each other"),
                        problem -> assertThat(problem)
                                .startsWith("7 input 'data' takes uri_folder, and output 'model' of step 'b'"),
                        problem -> assertThat(problem)
                                .startsWith("8 unknown binding '${{parent.inputs.rounds}}'")
                                .contains("epochs"),
                        problem -> assertThat(problem).startsWith("8 the component of step 'a' has no input 'extra'"),
                        problem -> assertThat(problem)
                                .startsWith("12 step 'a' has no output 'nothing'")
                                .contains("model"),
                        problem -> assertThat(problem).startsWith("14 unknown binding '${{parent.outputs.final}}'"),
                        problem ->
                                assertThat(problem).startsWith("16 step 'c' does not give the required input 'data'"),
                        problem -> assertThat(problem).startsWith("18 the component file './gone.yml' does not exist"),
                        problem -> assertThat(problem).startsWith("19 there is no step 'zero'"));
    }

    @Test
    void what_a_component_does_not_take_is_said_with_its_line() throws IOException {
        write("count.yml", """
                type: command
                inputs:
                  n: {type: integer, min: 1, max: 5}
                  kind: {type: string, enum: [x, y], default: x}
                  table: {type: mltable, optional: true}
                outputs:
                  file: {type: uri_file}
                command: count ${{inputs.n}} ${{inputs.kind}} $[[ ${{inputs.table}} ]] ${{outputs.file}}
                environment: azureml://registries/azureml/environments/sklearn-1.5/labels/latest
                """);
        ObjectNode report = check("""
                type: pipeline
                inputs:
                  many: 9
                  rows: {type: uri_folder, path: .}
                jobs:
                  a:
                    component: ./count.yml
                    inputs:
                      n: ${{parent.inputs.many}}
                      kind: z
                  b:
                    component: ./count.yml
                    inputs:
                      n: ${{parent.jobs.a.outputs.file}}
                      table: ${{parent.jobs.a.outputs.file}}
                  c:
                    component: ./count.yml
                    inputs:
                      n: {type: uri_folder, path: .}
                      table: ${{parent.inputs.many}}
                  d:
                    component: ./count.yml
                    inputs: {n: 5, kind: y, table: "${{parent.inputs.rows}}"}
                """);
        assertThat(problems(report))
                .containsExactly(
                        "9 input 'n' takes an integer from 1 to 5, and is given '9' by the pipeline's input 'many'",
                        "10 input 'kind' takes one of x, y, and is given 'z'",
                        "14 input 'n' takes integer, and output 'file' of step 'a' is uri_file: data and values cannot be bound"
                                + " to each other",
                        "15 input 'table' takes mltable, and output 'file' of step 'a' is uri_file: the service binds them, and"
                                + " the step gets a path of the other kind",
                        "19 input 'n' takes an integer from 1 to 5, and is given data",
                        "20 input 'table' takes mltable, and the pipeline's input 'many' is string: data and values cannot be"
                                + " bound to each other");
    }

    @Test
    void a_registered_component_has_its_inputs_checked_too() throws IOException {
        facts.assets.add("components/train:1");
        facts.components.put(
                "azureml:train:1",
                new Facts.RegisteredComponent("command", Map.of("data", new Port("uri_folder", true)), Map.of()));
        assertThat(problems(check("""
                type: pipeline
                jobs:
                  a: {component: "azureml:train:1"}
                  b: {component: "azureml:train:2"}
                """)))
                .containsExactly(
                        "3 step 'a' does not give the required input 'data'",
                        "4 the workspace has no component 'train:2'");
    }

    @Test
    void more_nodes_than_the_compute_has_are_a_problem() throws IOException {
        assertThat(problems(check("""
                command: echo
                environment: azureml://registries/azureml/environments/sklearn-1.5/labels/latest
                compute: azureml:cpu
                resources:
                  instance_count: 4
                """)))
                .containsExactly("5 4 nodes are asked for, and the compute 'cpu' has 3 at most");
    }

    @Test
    void a_sweep_names_distributions_objective_and_sampling() throws IOException {
        ObjectNode report = check("""
                type: sweep
                trial:
                  command: train ${{search_space.rate}} ${{search_space.depth}}
                  environment: azureml://registries/azureml/environments/sklearn-1.5/labels/latest
                sampling_algorithm: guessing
                search_space:
                  rate: {type: triangular}
                  kind: {type: choice}
                objective: {goal: lower}
                """);
        assertThat(problems(report))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("3 unknown binding '${{search_space.depth}}'"),
                        problem -> assertThat(problem)
                                .startsWith("5 'sampling_algorithm' is to be random, grid or bayesian"),
                        problem -> assertThat(problem).startsWith("7 the type 'triangular' of 'search_space.rate'"),
                        problem -> assertThat(problem).startsWith("8 'search_space.kind.values' is missing"),
                        problem -> assertThat(problem).startsWith("9 'objective.primary_metric' is missing"),
                        problem -> assertThat(problem).startsWith("9 'objective.goal' is to be minimize or maximize"));
    }

    @Test
    void what_is_no_yaml_or_no_job_is_a_problem_with_a_line() throws IOException {
        assertThat(problems(check("command: [echo\nenvironment: x\n")))
                .hasSize(1)
                .first()
                .asString()
                .contains("not YAML");
        assertThat(problems(check("type: automl\n")))
                .containsExactly("1 files of the kind 'automl' are not checked:"
                        + " command, sweep and pipeline jobs and command and pipeline components are");
        assertThat(problems(
                        JobFileCheck.check(folder.resolve("none.yml"), facts).json()))
                .first()
                .asString()
                .contains("cannot be read");
    }

    @Test
    void without_an_instance_only_the_files_are_looked_at() throws IOException {
        Path file = write("job.yml", "command: echo\nenvironment: azureml:mine:3\ncompute: azureml:gpu\n");
        Report report = JobFileCheck.check(file, java.util.Optional.empty());
        assertThat(report.valid()).isTrue();
        assertThat(report.text()).contains("No instance runs").endsWith("Valid.");
    }
}
