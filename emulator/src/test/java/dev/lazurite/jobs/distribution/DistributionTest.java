package dev.lazurite.jobs.distribution;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DistributionTest {
    private static Distribution of(String distribution) {
        ObjectNode properties = Json.object();
        properties.set("distribution", Json.parse(distribution));
        return Distribution.of(properties);
    }

    private static List<Map<String, String>> variables(Distribution distribution, int nodes) throws Exception {
        return distribution.tasks(nodes, Ports.free(distribution.ports(nodes))).stream()
                .map(Task::variables)
                .toList();
    }

    @Test
    void pytorch_tells_each_process_its_rank_among_all_and_on_its_node() throws Exception {
        Distribution two = of("{\"distributionType\":\"PyTorch\",\"processCountPerInstance\":2}");
        List<Map<String, String>> processes = variables(two, 2);
        assertThat(processes).hasSize(4);
        assertThat(processes.get(3))
                .containsEntry("RANK", "3")
                .containsEntry("LOCAL_RANK", "1")
                .containsEntry("NODE_RANK", "1")
                .containsEntry("WORLD_SIZE", "4")
                .containsEntry("MASTER_ADDR", "127.0.0.1");
        assertThat(processes.stream().map(process -> process.get("MASTER_PORT")).distinct())
                .hasSize(1);
    }

    @Test
    void tensorflow_gives_each_task_the_whole_cluster_and_its_place_in_it() throws Exception {
        Distribution cluster = of("{\"distributionType\":\"TensorFlow\",\"workerCount\":2,\"parameterServerCount\":1}");
        List<Task> tasks = cluster.tasks(3, Ports.free(cluster.ports(3)));
        assertThat(tasks).extracting(Task::worker).containsExactly(true, true, false);
        JsonNode config = Json.parse(tasks.get(1).variables().get("TF_CONFIG"));
        assertThat(config.at("/cluster/worker")).hasSize(2);
        assertThat(config.at("/cluster/ps")).hasSize(1);
        assertThat(config.path("task").toString()).isEqualTo("{\"type\":\"worker\",\"index\":1}");
        assertThat(config.path("environment").asText()).isEqualTo("cloud");
    }

    @Test
    void tensorflow_has_a_worker_for_each_node_where_nothing_is_said() throws Exception {
        assertThat(variables(of("{\"distributionType\":\"TensorFlow\"}"), 3)).hasSize(3);
    }

    @Test
    void mpi_tells_what_open_mpi_tells() throws Exception {
        Distribution mpi = of("{\"distributionType\":\"Mpi\",\"processCountPerInstance\":2}");
        assertThat(variables(mpi, 2).get(2))
                .containsEntry("OMPI_COMM_WORLD_RANK", "2")
                .containsEntry("OMPI_COMM_WORLD_SIZE", "4")
                .containsEntry("OMPI_COMM_WORLD_LOCAL_RANK", "0")
                .containsEntry("OMPI_COMM_WORLD_LOCAL_SIZE", "2");
    }

    @Test
    void nodes_without_a_distribution_run_the_same_command_with_their_node_rank() throws Exception {
        Distribution none = Distribution.of(Json.object());
        assertThat(variables(none, 2)).extracting(node -> node.get("NODE_RANK")).containsExactly("0", "1");
        assertThat(variables(none, 1)).isEmpty();
    }

    @Test
    void ray_is_not_emulated() {
        assertThatThrownBy(() -> of("{\"distributionType\":\"Ray\"}"))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("Ray");
    }

    @Test
    void what_is_no_distribution_is_refused_with_those_that_are() {
        assertThatThrownBy(() -> of("{\"distributionType\":\"Horovod\"}"))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("PyTorch, TensorFlow, Mpi or Ray");
        assertThatThrownBy(() -> of("{\"distributionType\":\"Mpi\",\"processCountPerInstance\":0}"))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("processCountPerInstance");
    }
}
