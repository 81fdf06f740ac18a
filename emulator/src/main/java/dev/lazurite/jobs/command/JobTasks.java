package dev.lazurite.jobs.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import dev.lazurite.jobs.distribution.Distribution;
import dev.lazurite.jobs.distribution.Ports;
import dev.lazurite.jobs.distribution.Task;
import dev.lazurite.jobs.launch.Rank;
import dev.lazurite.jobs.launch.Ranks;
import dev.lazurite.jobs.staging.Layout;

/**
 * The processes of a job with their logs.
 *
 * @param variables what all of them see of the distribution; all there is to it where there is one process
 * @param log of what is no rank's own
 */
record JobTasks(Ranks ranks, Map<String, String> variables, Path log) {
    static JobTasks of(CommandDocument document, Layout layout) throws IOException {
        int ports = distribution(document).ports(document.nodes());
        return of(document, layout, Ports.free(ports));
    }

    /** The log of a rank; that of the job's only process where there is no rank. */
    static Path log(CommandDocument document, Layout layout, OptionalInt rank) {
        List<Path> logs = of(document, layout, Ports.unused()).logs();
        return logs.get(Math.min(rank.orElse(0), logs.size() - 1));
    }

    private static Distribution distribution(CommandDocument document) {
        return Distribution.of(document.job().properties());
    }

    private static JobTasks of(CommandDocument document, Layout layout, Ports ports) {
        Distribution distribution = distribution(document);
        List<Task> tasks = distribution.tasks(document.nodes(), ports);
        if (tasks.size() <= 1) {
            Map<String, String> variables = new LinkedHashMap<>();
            tasks.forEach(task -> variables.putAll(task.variables()));
            return new JobTasks(Ranks.ALONE, variables, layout.log());
        }
        List<Rank> ranks = new ArrayList<>();
        for (int rank = 0; rank < tasks.size(); rank++) {
            Task task = tasks.get(rank);
            Path log = layout.log(rank, tasks.size(), task.logSuffix());
            ranks.add(new Rank(task.variables(), log, task.worker()));
        }
        boolean mpi = distribution.startedByMpirun();
        return new JobTasks(
                new Ranks(ranks, mpi),
                Map.of(),
                mpi ? layout.mpiLog() : ranks.get(0).log());
    }

    /** All logs, that of the first rank first. */
    List<Path> logs() {
        List<Path> logs = new ArrayList<>(ranks.all().stream().map(Rank::log).toList());
        if (!logs.contains(log)) {
            logs.add(log);
        }
        return logs;
    }
}
