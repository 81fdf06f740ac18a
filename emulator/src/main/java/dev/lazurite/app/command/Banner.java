package dev.lazurite.app.command;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.app.client.ClientFacts;
import dev.lazurite.app.instance.DataFolder;
import dev.lazurite.app.instance.InstanceRecord;
import dev.lazurite.jobs.environments.EnvironmentCache;
import dev.lazurite.platform.Json;

/** What is said of a running instance. */
record Banner(DataFolder folder, InstanceRecord record) {
    private static final double GIGABYTE = 1e9;

    /** The names in here are read by other tools: they stay. */
    String json() {
        ObjectNode node = Json.object()
                .put("instance", record.id())
                .put("version", record.version())
                .put("pid", record.pid())
                .put("started", record.started())
                .put("port", record.port())
                .put("url", record.url())
                .put("proxy", "http://127.0.0.1:" + record.port())
                .put("data", folder.path().toString())
                .put("log", folder.log().toString())
                .put("offline", record.offline())
                .put("isolation", record.isolation())
                .put("limits", record.limits())
                .put("resourceGroup", ClientFacts.RESOURCE_GROUP)
                .put("workspace", ClientFacts.WORKSPACE);
        EnvironmentCache.usage(folder.path())
                .ifPresent(usage -> node.putObject("environments")
                        .put("count", usage.environments())
                        .put("bytes", usage.bytes())
                        .put("limit", usage.limit()));
        guards().forEach(node.putArray("guards")::add);
        return Json.write(node);
    }

    String text() {
        return """
                Lazurite %s
                  url        %s
                  proxy      http://127.0.0.1:%d
                  workspace  %s in resource group %s
                  data       %s
                  log        %s
                  envs       %s
                  guards     %s
                  clients    eval "$(lazurite env)"   or   lazurite run -- COMMAND""".formatted(
                record.version(),
                record.url(),
                record.port(),
                ClientFacts.WORKSPACE,
                ClientFacts.RESOURCE_GROUP,
                folder.path(),
                folder.log(),
                EnvironmentCache.usage(folder.path()).map(Banner::environments).orElse("none"),
                String.join("\n             ", guards()));
    }

    private static String environments(EnvironmentCache.Usage usage) {
        return String.format(
                Locale.ROOT,
                "%d built, %.1f of %.1f GB",
                usage.environments(),
                usage.bytes() / GIGABYTE,
                usage.limit() / GIGABYTE);
    }

    private List<String> guards() {
        return List.of(
                "listens on loopback alone",
                "tokens, signatures and keys are verified on every call",
                "jobs are " + record.isolation(),
                "the memory and processors of a size are " + record.limits(),
                record.offline()
                        ? "offline: hosts that are not emulated are refused"
                        : "emulated hosts never leave this machine; others are tunnelled to ports 80 and 443, never to"
                                + " loopback, link-local or metadata addresses");
    }
}
