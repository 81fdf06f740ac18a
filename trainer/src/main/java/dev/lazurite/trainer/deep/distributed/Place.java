package dev.lazurite.trainer.deep.distributed;

import java.util.Map;
import java.util.Optional;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * The place of a process among workers, as the launcher of a distributed job tells it: {@code RANK}, {@code WORLD_SIZE}, {@code
 * MASTER_ADDR} and {@code MASTER_PORT} of PyTorch; Open MPI's {@code OMPI_COMM_WORLD_RANK} and {@code OMPI_COMM_WORLD_SIZE} do for
 * the first two.
 *
 * @param port at which the first worker has the others meet
 */
public record Place(int rank, int workers, String host, int port) {
    private static final int PORT = 29_500;

    /** None for a process by itself. */
    public static Optional<Place> from(Map<String, String> variables) {
        String rank = variables.getOrDefault("RANK", variables.get("OMPI_COMM_WORLD_RANK"));
        String workers = variables.getOrDefault("WORLD_SIZE", variables.get("OMPI_COMM_WORLD_SIZE"));
        if (rank == null || workers == null || workers.equals("1")) {
            return Optional.empty();
        }
        String host = variables.get("MASTER_ADDR");
        if (host == null) {
            throw new InvalidInputException(
                    "This is worker %s of %s, but where the first one is, is not said: set MASTER_ADDR to its address."
                            .formatted(rank, workers));
        }
        String port = variables.getOrDefault("MASTER_PORT", Integer.toString(PORT));
        try {
            return Optional.of(
                    new Place(Integer.parseInt(rank), Integer.parseInt(workers), host, Integer.parseInt(port)));
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "RANK, WORLD_SIZE and MASTER_PORT are '%s', '%s' and '%s'; all must be whole numbers."
                            .formatted(rank, workers, port),
                    e);
        }
    }

    /** The variables that {@link #from} reads. */
    public Map<String, String> variables() {
        return Map.of(
                "RANK",
                Integer.toString(rank),
                "WORLD_SIZE",
                Integer.toString(workers),
                "MASTER_ADDR",
                host,
                "MASTER_PORT",
                Integer.toString(port));
    }
}
