package dev.lazurite.jobs.limits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kernel's control groups, version 2, as systemd lends them: each job is a scope of its own.
 *
 * @param systemdRun the program
 * @param bus the variables by which it finds the user's systemd; none for the system's own
 * @param root where the groups are mounted
 */
record ControlGroups(String systemdRun, Map<String, String> bus, Path root) implements ResourceLimits {
    @Override
    public List<String> before(Allowance allowance) {
        List<String> words = new ArrayList<>();
        if (!bus.isEmpty()) {
            words.add("/usr/bin/env");
            bus.forEach((name, value) -> words.add(name + "=" + value));
        }
        words.add(systemdRun);
        if (!bus.isEmpty()) {
            words.add("--user");
        }
        // a scope that is not delegated is ended as a whole when one of its processes runs out of memory
        words.addAll(List.of("--scope", "--quiet", "--collect", "--property=Delegate=yes"));
        words.add("--property=MemoryMax=" + allowance.memory());
        words.add("--property=MemorySwapMax=0");
        words.add("--property=CPUQuota=" + allowance.processors() * 100 + "%");
        words.add("--");
        if (!bus.isEmpty()) {
            // the way to the user's systemd is not the job's business
            words.add("/usr/bin/env");
            bus.keySet().forEach(name -> words.addAll(List.of("-u", name)));
        }
        return words;
    }

    @Override
    public Optional<Path> groups() {
        return Optional.of(root);
    }

    @Override
    public String description() {
        return "limits of control groups (systemd)";
    }
}
