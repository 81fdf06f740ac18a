package dev.lazurite.jobs.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Open MPI tells its processes. They are started by {@code mpirun} where the environment has one; where it has none they
 * are started all the same, which is enough for scripts that only ask which one they are.
 */
record Mpi(int perNode) implements Distribution {
    @Override
    public boolean startedByMpirun() {
        return true;
    }

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
            variables.put("OMPI_COMM_WORLD_RANK", String.valueOf(rank));
            variables.put("OMPI_COMM_WORLD_SIZE", String.valueOf(nodes * perNode));
            variables.put("OMPI_COMM_WORLD_LOCAL_RANK", String.valueOf(rank % perNode));
            variables.put("OMPI_COMM_WORLD_LOCAL_SIZE", String.valueOf(perNode));
            tasks.add(new Task(variables));
        }
        return tasks;
    }
}
