package dev.lazurite.jobs.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code torch.distributed} reads by {@code init_method="env://"}. */
record PyTorch(int perNode) implements Distribution {
    @Override
    public int ports(int nodes) {
        return 1;
    }

    @Override
    public List<Task> tasks(int nodes, Ports ports) {
        int port = ports.next();
        List<Task> tasks = new ArrayList<>();
        for (int rank = 0; rank < nodes * perNode; rank++) {
            Map<String, String> variables = Nodes.of(rank / perNode, nodes, port);
            variables.put("MASTER_ADDR", Nodes.HOST);
            variables.put("MASTER_PORT", String.valueOf(port));
            variables.put("WORLD_SIZE", String.valueOf(nodes * perNode));
            variables.put("LOCAL_WORLD_SIZE", String.valueOf(perNode));
            variables.put("RANK", String.valueOf(rank));
            variables.put("LOCAL_RANK", String.valueOf(rank % perNode));
            tasks.add(new Task(variables));
        }
        return tasks;
    }
}
