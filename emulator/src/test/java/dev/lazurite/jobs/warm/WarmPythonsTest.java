package dev.lazurite.jobs.warm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import dev.lazurite.jobs.isolation.Isolation;
import dev.lazurite.jobs.isolation.IsolationMode;
import dev.lazurite.jobs.isolation.IsolationTrial;
import dev.lazurite.jobs.isolation.View;
import dev.lazurite.jobs.launch.Launch;
import dev.lazurite.jobs.launch.LaunchedProcess;
import dev.lazurite.jobs.launch.LaunchedProcess.Ending;
import dev.lazurite.jobs.launch.ProcessLauncher;
import dev.lazurite.jobs.launch.Ranks;
import dev.lazurite.jobs.limits.Allowance;
import dev.lazurite.jobs.limits.LimitsTrial;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A script by a preloaded interpreter beside the same script by the shell. */
class WarmPythonsTest {
    private static final String SCRIPT = """
            import os, sys
            import numpy
            def failing():
                raise ValueError("as asked")
            print(__name__, __file__, sys.argv, sys.path[0], os.getcwd(), os.environ["GREETING"], sys.executable)
            print(__spec__, os.getuid(), sys.flags, threading if "threading" in dir() else "clean", flush=True)
            print(len(os.sched_getaffinity(0)), "processors")
            print("to stderr", file=sys.stderr)
            open("/proc/self/comm").close()
            if sys.argv[1:] == ["fail"]:
                failing()
            if sys.argv[1:] == ["exit"]:
                sys.exit(3)
            if sys.argv[1:] == ["text"]:
                sys.exit("a message")
            if sys.argv[1:] == ["kill"]:
                os.kill(os.getpid(), 9)
            if sys.argv[1:] == ["wait"]:
                import signal, time
                signal.signal(signal.SIGTERM, lambda *_: (print("asked to end", flush=True), sys.exit(0)))
                open("waiting", "w").close()
                time.sleep(60)
            if sys.argv[1:] == ["umount"]:
                sys.exit(os.system("umount /proc 2>/dev/null"))
            import atexit
            atexit.register(print, "at exit")
            """;

    private static final Allowance ONE = new Allowance("one", 1, 4L << 30);

    @TempDir
    private Path data;

    private Path environment;
    private WarmPythons warm;
    private ProcessLauncher launcher;
    private int jobs;

    @BeforeEach
    void start() throws Exception {
        data = data.toRealPath();
        Isolation isolation =
                new IsolationTrial(Files.createDirectories(data.resolve("trial"))).best(IsolationMode.AUTO);
        Assumptions.assumeTrue(isolation.isolates(), "this machine does not allow it");
        environment = data.resolve("environments/e");
        Process made = new ProcessBuilder("python3", "-m", "venv", "--without-pip", environment.toString()).start();
        assertThat(made.waitFor()).isZero();
        try (var libraries = Files.newDirectoryStream(environment.resolve("lib"), "python3*")) {
            Path numpy = libraries.iterator().next().resolve("site-packages/numpy");
            Files.createDirectories(numpy);
            Files.writeString(numpy.resolve("__init__.py"), "from . import random\n");
            Files.writeString(numpy.resolve("random.py"), "def seed(): pass\n");
        }
        warm = new WarmPythons(data.resolve("warm"));
        launcher = new ProcessLauncher(Ids.random(), () -> isolation, new LimitsTrial(Map.of())::best, warm);
    }

    @AfterEach
    void end() {
        if (warm != null) {
            warm.close();
        }
    }

    private Path folder(String job) {
        return data.resolve("jobs").resolve(job);
    }

    private LaunchedProcess launch(String job, String command, Map<String, String> more) throws IOException {
        Path folder = Files.createDirectories(folder(job).resolve("wd")).getParent();
        Files.writeString(folder.resolve("wd/t.py"), SCRIPT);
        Map<String, String> variables = new TreeMap<>(more);
        variables.put("PATH", environment.resolve("bin") + ":" + System.getenv("PATH"));
        variables.put("VIRTUAL_ENV", environment.toString());
        variables.put("GREETING", "hello");
        View view = new View(
                data,
                folder,
                List.of(data.resolve("environments"), data.resolve("warm")),
                List.of(environment),
                List.of(),
                Files.createDirectories(Launch.control(folder)));
        return launcher.launch(new Launch(
                folder,
                folder.resolve("wd"),
                command,
                variables,
                folder.resolve("log.txt"),
                Ranks.ALONE,
                view,
                Optional.of(ONE)));
    }

    private record Said(Ending ending, String log) {}

    private Said run(String command, Map<String, String> more) throws Exception {
        String job = "j" + jobs++;
        Ending ending = launch(job, command, more).ending().get(60, TimeUnit.SECONDS);
        return new Said(ending, Files.readString(folder(job).resolve("log.txt")).replace("jobs/" + job, "jobs/j"));
    }

    private void warmUp() throws Exception {
        run("python t.py", Map.of());
        for (int i = 0; i < 500 && !ready(); i++) {
            Pause.of(Duration.ofMillis(20));
        }
        assertThat(ready()).isTrue();
    }

    private boolean ready() throws IOException {
        try (var files = Files.list(data.resolve("warm"))) {
            return files.anyMatch(file -> file.getFileName().toString().matches("[0-9a-f]{8}"));
        }
    }

    @Test
    void a_script_cannot_tell_a_preloaded_interpreter_from_a_fresh_one() throws Exception {
        warmUp();
        for (String arguments : List.of("", " one two", " fail", " exit", " text", " kill", " umount")) {
            Said warmly = run("python t.py" + arguments, Map.of());
            // the shell runs what has a quote in it
            Said usual = run("python 't.py'" + arguments, Map.of());
            assertThat(warmly).as("python t.py" + arguments).isEqualTo(usual);
        }
    }

    @Test
    void a_preloaded_interpreter_is_what_runs_the_second_script() throws Exception {
        warmUp();
        Files.writeString(data.resolve("warm/client.py"), "import os\nos._exit(42)\n");
        assertThat(run("python t.py", Map.of()).ending()).isEqualTo(new Ending.Exited(42));
        assertThat(run("python t.py", Map.of("OMP_NUM_THREADS", "1")).ending()).isEqualTo(new Ending.Exited(0));
        assertThat(run("python t.py && true", Map.of()).ending()).isEqualTo(new Ending.Exited(0));
    }

    @Test
    void a_cancel_asks_the_script_and_waits_for_it() throws Exception {
        warmUp();
        LaunchedProcess process = launch("waits", "python t.py wait", Map.of());
        for (int i = 0; i < 500 && !Files.exists(folder("waits").resolve("wd/waiting")); i++) {
            Pause.of(Duration.ofMillis(20));
        }
        process.cancel();
        process.ending().get(10, TimeUnit.SECONDS);
        assertThat(folder("waits").resolve("log.txt")).content().contains("asked to end");
    }

    @Test
    void a_preloaded_interpreter_that_is_gone_is_no_failure() throws Exception {
        warmUp();
        warm.close();
        Pause.of(Duration.ofMillis(200));
        assertThat(run("python t.py", Map.of()).ending()).isEqualTo(new Ending.Exited(0));
    }
}
