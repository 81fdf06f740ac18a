package dev.lazurite.jobs.distribution;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Documents;
import dev.lazurite.platform.http.Fault;

/** How the processes of a job find each other. */
public sealed interface Distribution permits Mpi, Nodes, PyTorch, TensorFlow {
    /**
     * The processes of a job, by rank. All nodes are this machine.
     *
     * @param nodes how many nodes the job has
     * @param ports free ports, of which each call takes another
     */
    List<Task> tasks(int nodes, Ports ports);

    /** Whether {@code mpirun} starts the tasks where there is one. */
    default boolean startedByMpirun() {
        return false;
    }

    /** How many ports {@link #tasks} takes. */
    int ports(int nodes);

    /**
     * What the properties of a job say.
     *
     * @throws Fault for what the service refuses, and for what is not emulated
     */
    static Distribution of(ObjectNode properties) {
        JsonNode distribution = properties.path("distribution");
        if (distribution.isMissingNode() || distribution.isNull()) {
            return new Nodes();
        }
        String type = distribution.path("distributionType").asText("");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "pytorch" -> new PyTorch(count(distribution, "processCountPerInstance", 1, 1));
            case "mpi" -> new Mpi(count(distribution, "processCountPerInstance", 1, 1));
            case "tensorflow" ->
                new TensorFlow(
                        count(distribution, "workerCount", 1, 0), count(distribution, "parameterServerCount", 0, 0));
            case "ray" ->
                throw Fault.notEmulated(
                        "A job with distribution 'Ray' is not emulated: no Ray cluster is started for it. PyTorch,"
                                + " TensorFlow and Mpi are emulated, and a command may start Ray itself.");
            case "" -> throw Documents.missing("properties.distribution.distributionType");
            default ->
                throw Documents.wrongType(
                        "properties.distribution.distributionType",
                        "PyTorch, TensorFlow, Mpi or Ray",
                        distribution.path("distributionType"));
        };
    }

    /** A count of the document; {@code otherwise} where it has none. */
    private static int count(JsonNode distribution, String name, int least, int otherwise) {
        JsonNode count = distribution.path(name);
        if (count.isMissingNode() || count.isNull()) {
            return otherwise;
        }
        if (!count.isIntegralNumber() || count.asInt() < least) {
            throw Documents.wrongType(
                    "properties.distribution." + name, "a whole number of " + least + " or more", count);
        }
        return count.asInt();
    }
}
