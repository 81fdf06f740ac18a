package dev.lazurite.jobs.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.lazurite.jobs.isolation.Isolation;
import dev.lazurite.jobs.isolation.IsolationTrial;
import dev.lazurite.jobs.launch.LaunchedProcess.Ending;
import dev.lazurite.platform.Pause;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for jobs that are isolated, by whatever it is. */
abstract class IsolatedContract extends LauncherContract {
    /** How what is tested describes itself. */
    abstract String program();

    @Override
    Isolation isolation(Path trial) {
        Optional<Isolation> works = new IsolationTrial(trial)
                .working().stream()
                        .filter(isolation -> isolation.description().contains(program()))
                        .findAny();
        Assumptions.assumeTrue(works.isPresent(), "this machine does not allow it");
        return works.orElseThrow();
    }

    @Test
    void a_job_sees_no_process_but_its_own_and_is_root_among_them() throws Exception {
        assertThat(ending(launch("id -u; ls -d /proc/[0-9]* | wc -l"))).isEqualTo(new Ending.Exited(0));
        String[] said = Files.readString(log()).split("\\s+");
        assertThat(said[0]).isEqualTo("0");
        assertThat(Integer.parseInt(said[1])).isLessThan(8);
    }

    @Test
    void nothing_of_the_instance_is_there_but_what_it_may_see() throws Exception {
        Files.writeString(data().resolve("ca-key"), "secret");
        Files.createDirectories(data().resolve("jobs/another"));
        Files.writeString(Files.createDirectories(data().resolve("shared")).resolve("file"), "shown\n");
        ending(launch("cd " + data() + "; ls; ls jobs; ls jobs/j/control; cat shared/file"));
        assertThat(log()).hasContent("jobs\nlayered\nshared\nj\nshown\n");
    }

    @Test
    void what_is_read_only_stays_as_it_is_though_the_job_is_root() throws Exception {
        Path input = Files.writeString(
                Files.createDirectories(folder().resolve("input")).resolve("f"), "as it was");
        Path shared = Files.writeString(
                Files.createDirectories(data().resolve("shared")).resolve("f"), "as it was");
        ending(launch("chmod -R u+w input; for f in " + input + " " + shared + " " + data() + "/new; do"
                + " echo changed > $f || echo refused; done; umount " + folder().resolve("input")
                + "; echo changed > " + input + "; true"));
        assertThat(input).hasContent("as it was");
        assertThat(shared).hasContent("as it was");
        assertThat(data().resolve("new")).doesNotExist();
        assertThat(Files.readString(log()).split("refused", -1)).hasSize(4);
    }

    @Test
    void a_process_that_hides_everywhere_dies_with_the_command() throws Exception {
        LaunchedProcess process =
                launch("setsid env -i sh -c '(while :; do echo x >> alive; sleep 0.05; done) &'; sleep 0.3");
        assertThat(ending(process)).isEqualTo(new Ending.Exited(0));
        long size = Files.size(folder().resolve("alive"));
        Pause.of(java.time.Duration.ofMillis(300));
        assertThat(Files.size(folder().resolve("alive"))).isEqualTo(size);
    }

    @Test
    void what_a_job_leaves_can_be_removed() throws Exception {
        ending(launch("mkdir -p " + data() + "/layered/x; true"));
        try (var files = Files.walk(folder())) {
            assertThat(files.count()).isPositive();
        }
        assertThat(data().resolve("layered")).isEmptyDirectory();
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
