package dev.lazurite.app.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.app.instance.InstanceRecord;

/** Whether the shell's clients go to the instance. */
final class ProxyChecks {
    private static final String WAY = "eval \"$(lazurite env)\"";

    private final Map<String, String> environment;
    private final Optional<InstanceRecord> running;

    ProxyChecks(Map<String, String> environment, Optional<InstanceRecord> running) {
        this.environment = environment;
        this.running = running;
    }

    List<Check> all() {
        String proxy = environment.getOrDefault("HTTPS_PROXY", environment.getOrDefault("https_proxy", ""));
        if (proxy.isEmpty()) {
            return List.of(Check.note("proxy", "not set: clients in this shell go to the real Azure", WAY));
        }
        if (running.isEmpty()) {
            return List.of(
                    environment.containsKey("LAZURITE_OURS")
                            ? Check.note("proxy", proxy + " was set by lazurite env, and nothing answers there", WAY)
                            : Check.note("proxy", proxy + " is not Lazurite's", WAY));
        }
        boolean ours = proxy.equals("http://127.0.0.1:" + running.get().port());
        return List.of(
                ours
                        ? Check.ok("proxy", proxy)
                        : Check.note("proxy", proxy + " is not this instance's: clients go elsewhere", WAY));
    }
}
