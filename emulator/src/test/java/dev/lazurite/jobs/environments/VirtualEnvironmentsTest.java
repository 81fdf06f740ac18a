package dev.lazurite.jobs.environments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.lazurite.jobs.environments.Environments.Realised;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Real environments with real packages of the configured Python index. */
@Tag("python")
class VirtualEnvironmentsTest {
    @TempDir
    static Path data;

    private static VirtualEnvironments environments;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        environments = open(Optional.empty());
    }

    private static VirtualEnvironments open(Optional<Path> trainerJar) throws Exception {
        Map<String, String> inherited = new HashMap<>(System.getenv());
        return new VirtualEnvironments(
                data,
                new EnvironmentCache(data, 1L << 40),
                Clock.systemUTC(),
                inherited,
                new CuratedEnvironments(),
                trainerJar);
    }

    private static EnvironmentSpec six(String version) {
        return EnvironmentSpec.ofConda("six", "1", "{\"dependencies\": [{\"pip\": [\"six==" + version + "\"]}]}");
    }

    private Realised realised(EnvironmentSpec spec) {
        try {
            return environments.realise(spec, data, said::add);
        } catch (EnvironmentFault | InterruptedException failed) {
            throw new IllegalStateException(String.join("\n", said), failed);
        }
    }

    private static String run(Realised environment, String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment.variables());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.trim();
    }

    private static String version(Realised environment) throws Exception {
        return run(environment, "/bin/sh", "-c", "python -c 'import six; print(six.__version__)'");
    }

    @Test
    void conflicting_environments_stand_side_by_side_and_one_asked_for_twice_at_once_is_built_once() throws Exception {
        var first = CompletableFuture.supplyAsync(() -> realised(six("1.16.0")));
        var again = CompletableFuture.supplyAsync(() -> realised(six("1.16.0")));
        var other = CompletableFuture.supplyAsync(() -> realised(six("1.15.0")));
        assertThat(version(first.get())).isEqualTo("1.16.0");
        assertThat(version(other.get())).isEqualTo("1.15.0");
        assertThat(again.get()).isEqualTo(first.get());
        assertThat(said)
                .filteredOn(line -> line.startsWith("$ ") && line.contains(" venv ") && line.contains("/environments/"))
                .hasSize(2);
        assertThat(run(first.get(), "/bin/sh", "-c", "pip --version"))
                .contains(first.get().key());
    }

    @Test
    void a_half_built_environment_is_built_anew() throws Exception {
        Realised built = realised(six("1.14.0"));
        Files.delete(built.folder().resolve(".complete"));
        Files.delete(built.python().orElseThrow());
        assertThat(version(realised(six("1.14.0")))).isEqualTo("1.14.0");
        assertThat(said).anyMatch(line -> line.contains("was left half-built"));
    }

    @Test
    void a_package_that_does_not_exist_fails_the_build_with_the_tail_of_the_installers_error() {
        EnvironmentSpec spec = EnvironmentSpec.ofConda("x", "1", "dependencies: [lazurite-no-such-package-5f1c]");
        assertThatThrownBy(() -> environments.realise(spec, data, said::add))
                .isInstanceOfSatisfying(
                        EnvironmentFault.class,
                        fault -> assertThat(fault.code()).isEqualTo("ImageBuildFailure"))
                .hasMessageStartingWith("Image build failed. For more details, check log file "
                        + "azureml-logs/20_image_build_log.txt.")
                .hasMessageContaining("lazurite-no-such-package-5f1c");
        assertThat(said).anyMatch(line -> line.startsWith("failed: "));
    }

    @Test
    void an_interrupted_build_leaves_nothing_behind() throws Exception {
        Thread builder = Thread.currentThread();
        BuildLog interrupting = line -> {
            if (line.startsWith("requirements: six==1.13.0")) {
                builder.interrupt();
            }
        };
        assertThatThrownBy(() -> environments.realise(six("1.13.0"), data, interrupting))
                .isInstanceOf(InterruptedException.class);
        assertThat(version(realised(six("1.13.0")))).isEqualTo("1.13.0");
        assertThat(said).noneMatch(line -> line.contains("was left half-built"));
    }

    @Test
    void the_trainer_needs_no_python() throws Exception {
        Path jar = Files.writeString(data.resolve("trainer's.jar"), "no jar");
        Realised realised = open(Optional.of(jar))
                .realise(new CuratedEnvironments().require("azureml:lazurite-trainer@latest"), data, said::add);
        assertThat(realised.python()).isEmpty();
        Path launcher = realised.folder().resolve("bin/lazurite-train");
        assertThat(launcher).isExecutable().content().contains("trainer'\\''s.jar");
        assertThat(realised.variables().get("PATH")).startsWith(launcher.getParent() + ":");
    }
}
