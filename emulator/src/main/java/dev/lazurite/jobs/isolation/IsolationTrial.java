package dev.lazurite.jobs.isolation;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds out, by doing it once, which isolation this machine allows. */
public final class IsolationTrial {
    private static final int PATIENCE_S = 20;

    private final Path folder;
    private String refusal = "";

    /** @param folder where the trial may write; its content is removed afterwards */
    public IsolationTrial(Path folder) {
        this.folder = folder;
    }

    /** The best isolation that works here, or why there is none. Namespaces come first, since they let a job install packages. */
    public Isolation best(IsolationMode mode) {
        if (mode == IsolationMode.OFF) {
            return new NotIsolated("switched off");
        }
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return new NotIsolated("only Linux has what it takes");
        }
        return candidates().filter(this::works).findFirst().orElseGet(this::none);
    }

    /** Everything that works here. */
    public List<Isolation> working() {
        return candidates().filter(this::works).toList();
    }

    private Isolation none() {
        return new NotIsolated(
                refusal.isEmpty()
                        ? "neither util-linux's unshare and setpriv nor bwrap is installed"
                        : "this machine does not allow it (" + refusal + ")");
    }

    private static Stream<Isolation> candidates() {
        List<Isolation> found = new ArrayList<>();
        Optional<String> setpriv = Programs.find("setpriv");
        Programs.find("unshare").ifPresent(unshare -> setpriv.ifPresent(it -> found.add(new Namespaces(unshare, it))));
        Programs.find("bwrap").ifPresent(bwrap -> found.add(new Bubblewrap(bwrap)));
        return found.stream();
    }

    private boolean works(Isolation candidate) {
        try {
            Path secret = Files.createDirectories(folder.resolve("own/secret"));
            Path own = secret.resolveSibling("it");
            Files.createDirectories(folder.resolve("shared"));
            Files.writeString(folder.resolve("own/it"), "");
            View view = new View(
                    folder.toRealPath(),
                    folder.toRealPath().resolve("own"),
                    List.of(folder.toRealPath().resolve("shared")),
                    List.of(),
                    List.of(),
                    folder.toRealPath().resolve("own/secret"));
            List<String> line =
                    new ArrayList<>(candidate.before(view, own.getParent().toRealPath()));
            line.addAll(List.of("/bin/sh", "-c", "test -e it && ! test -e secret/view.sh"));
            return run(line);
        } catch (IOException impossible) {
            refusal = impossible.getMessage();
            return false;
        }
    }

    private boolean run(List<String> line) throws IOException {
        File said = folder.resolve("trial.log").toFile();
        Process process = new ProcessBuilder(line)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            boolean worked = process.waitFor() == 0;
            if (!worked) {
                refusal = Files.readString(said.toPath(), StandardCharsets.UTF_8)
                        .strip()
                        .replace('\n', ' ');
            }
            return worked;
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
