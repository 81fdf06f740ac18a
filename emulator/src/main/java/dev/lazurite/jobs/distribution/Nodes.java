package dev.lazurite.jobs.distribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** No distribution: each node runs the command once. */
record Nodes() implements Distribution {
    /** Every node is this machine. */
    static final String HOST = "127.0.0.1";

    @Override
    public int ports(int nodes) {
        return nodes > 1 ? 1 : 0;
    }

    @Override
    public List<Task> tasks(int nodes, Ports ports) {
        if (nodes == 1) {
            return List.of();
        }
        int master = ports.next();
        List<Task> tasks = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            tasks.add(new Task(of(node, nodes, master)));
        }
        return tasks;
    }

    /** What a process sees of its node: the names that Azure Batch gave and that scripts still read. */
    static Map<String, String> of(int node, int nodes, int port) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("NODE_RANK", String.valueOf(node));
        variables.put("AZUREML_NODE_COUNT", String.valueOf(nodes));
        variables.put("AZ_BATCHAI_TASK_INDEX", String.valueOf(node));
        variables.put("AZ_BATCH_HOST_LIST", String.join(",", Collections.nCopies(nodes, HOST)));
        variables.put("AZ_BATCH_MASTER_NODE", HOST + ":" + port);
        variables.put("AZ_BATCHAI_MPI_MASTER_NODE", HOST);
        return variables;
    }
}
