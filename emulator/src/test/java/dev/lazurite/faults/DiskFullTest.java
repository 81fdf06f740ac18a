package dev.lazurite.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A disk that is really full: the folder of the jobs is a file system of 8 MB, where the user may mount one. */
class DiskFullTest {
    @TempDir
    private Path parent;

    private Path jobs;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        jobs = Files.createDirectories(parent.resolve("small"));
        mounted = Files.isExecutable(Path.of("/bin/mount"))
                && run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", jobs.toString()) == 0;
        assumeTrue(mounted, "only root can mount a small file system");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "-l", jobs.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    @Test
    void a_job_that_fills_the_disk_says_so_and_the_next_one_runs() throws Exception {
        Path data = parent.resolve("data");
        ServerProcess.start(data).close();
        Files.deleteIfExists(data.resolve("jobs"));
        Files.createSymbolicLink(data.resolve("jobs"), jobs);
        try (ServerProcess server = ServerProcess.start(data)) {
            JobClient client = new JobClient(server.caller());
            client.environment("plain");
            client.submit("greedy", "plain", "echo begun; dd if=/dev/zero of=big bs=65536 count=1000");
            client.await("greedy", "Failed");
            assertThat(client.error("greedy"))
                    .startsWith("DiskFullError: Disk full while running job.")
                    .contains("Available space: 0 MB");
            assertThat(client.log("greedy")).startsWith("begun\n");
            client.submit("modest", "plain", "echo small > outputs/x");
            client.await("modest", "Completed");
        }
    }
}
