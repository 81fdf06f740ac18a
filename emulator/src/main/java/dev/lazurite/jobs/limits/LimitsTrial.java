package dev.lazurite.jobs.limits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.lazurite.jobs.isolation.Programs;

/** Finds out, by doing it once, what this machine lends to hold jobs with. */
public final class LimitsTrial {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final Allowance TRIED = new Allowance("trial", 1, 64L << 20);
    private static final int PATIENCE_S = 10;
    /** Says the limit of the group that this command is in. */
    private static final String OWN_LIMIT =
            "while IFS=: read -r h _ g; do [ \"$h\" = 0 ] && cat " + ROOT + "$g/memory.max; done </proc/self/cgroup";

    private final Map<String, String> variables;

    /** @param variables the server's own, which name the user's systemd */
    public LimitsTrial(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The best that works here. */
    public ResourceLimits best() {
        if (!Files.isReadable(Path.of("/proc/self/status"))) {
            return new Unlimited("only Linux has what it takes");
        }
        return candidates().stream()
                .filter(this::works)
                .findFirst()
                .<ResourceLimits>map(groups -> groups)
                .orElseGet(() -> new Watched(Programs.find("taskset"), processors()));
    }

    /** The user's systemd where there is one, else the system's. */
    private List<ControlGroups> candidates() {
        List<ControlGroups> found = new ArrayList<>();
        if (!Files.exists(ROOT.resolve("cgroup.controllers")) || !Files.isDirectory(Path.of("/run/systemd/system"))) {
            return found;
        }
        Programs.find("systemd-run").ifPresent(program -> {
            Map<String, String> bus = new LinkedHashMap<>();
            for (String name : List.of("XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS")) {
                if (variables.containsKey(name)) {
                    bus.put(name, variables.get(name));
                }
            }
            if (!bus.isEmpty()) {
                found.add(new ControlGroups(program, bus, ROOT));
            }
            found.add(new ControlGroups(program, Map.of(), ROOT));
        });
        return found;
    }

    private boolean works(ControlGroups candidate) {
        List<String> line = new ArrayList<>(candidate.before(TRIED));
        line.addAll(List.of("/bin/sh", "-c", OWN_LIMIT));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        Process process;
        try {
            process = builder.redirectInput(Path.of("/dev/null").toFile()).start();
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            String limit = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return limit.strip().equals(String.valueOf(TRIED.memory()));
        } catch (IOException impossible) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<Integer> processors() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .flatMap(line -> ProcessorList.parse(line.substring(line.indexOf(':') + 1)).stream())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
