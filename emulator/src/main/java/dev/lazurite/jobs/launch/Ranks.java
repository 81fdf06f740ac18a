package dev.lazurite.jobs.launch;

import java.util.List;

/**
 * The processes that run a command together.
 *
 * @param all by rank; none where the command is run once, by itself
 * @param mpi whether they are to be started by {@code mpirun} where the command's path has one
 */
public record Ranks(List<Rank> all, boolean mpi) {
    /** A command that is run once. */
    public static final Ranks ALONE = new Ranks(List.of(), false);
}
