package dev.lazurite.jobs.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/**
 * What {@code tf.distribute} reads: the workers come first by rank, then the parameter servers.
 *
 * @param workers 0 for as many as there are nodes
 */
record TensorFlow(int workers, int parameterServers) implements Distribution {
    private int workers(int nodes) {
        return workers == 0 ? nodes : workers;
    }

    @Override
    public int ports(int nodes) {
        return workers(nodes) + parameterServers;
    }

    @Override
    public List<Task> tasks(int nodes, Ports ports) {
        ObjectNode cluster = Json.object();
        addresses(cluster, "worker", workers(nodes), ports);
        int master = Integer.parseInt(cluster.at("/worker/0").asText().split(":")[1]);
        if (parameterServers > 0) {
            addresses(cluster, "ps", parameterServers, ports);
        }
        List<Task> tasks = new ArrayList<>();
        for (int index = 0; index < workers(nodes); index++) {
            tasks.add(task(cluster, "worker", index, nodes, master));
        }
        for (int index = 0; index < parameterServers; index++) {
            tasks.add(task(cluster, "ps", index, nodes, master));
        }
        return tasks;
    }

    private static void addresses(ObjectNode cluster, String role, int count, Ports ports) {
        ArrayNode addresses = cluster.putArray(role);
        for (int i = 0; i < count; i++) {
            addresses.add(Nodes.HOST + ":" + ports.next());
        }
    }

    private static Task task(ObjectNode cluster, String role, int index, int nodes, int master) {
        ObjectNode config = Json.object();
        config.set("cluster", cluster);
        config.putObject("task").put("type", role).put("index", index);
        config.put("environment", "cloud");
        Map<String, String> variables = Nodes.of(index % nodes, nodes, master);
        variables.put("TF_CONFIG", Json.write(config));
        boolean worker = role.equals("worker");
        return new Task(variables, worker ? "" : "_ps", worker);
    }
}
