package dev.lazurite.faults;

import java.io.IOException;

import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** PUTs of the resource manager: a new version of a data asset, and a resource group over and over. */
final class DocumentWriter extends Writer {
    DocumentWriter(String name) {
        super(name);
    }

    private String asset() {
        return "/data/" + name() + "/versions";
    }

    private String group(Caller caller) {
        return caller.subscription() + "/resourceGroups/" + name();
    }

    @Override
    void prepare(Caller caller) {}

    @Override
    void write(Caller caller, int number) throws IOException, InterruptedException {
        Caller.ok(
                caller.arm("PUT", caller.workspace() + asset() + "/" + number, """
                {"properties": {"dataType": "uri_file", "dataUri": "https://host/%s/%d", "tags": {"round": "%d"}}}
                """.formatted(name(), number, number)));
        Caller.ok(caller.arm("PUT", group(caller), """
                {"location": "eastus", "tags": {"round": "%d"}}
                """.formatted(number)));
    }

    @Override
    void check(Caller caller, int number) throws IOException, InterruptedException {
        ObjectNode shown = Caller.json(caller.arm("GET", caller.workspace() + asset() + "/" + number, ""));
        assertThat(shown.at("/properties/dataUri").asText()).isEqualTo("https://host/" + name() + "/" + number);
        assertThat(shown.at("/properties/tags/round").asText()).isEqualTo("" + number);
    }

    @Override
    void checkAll(Caller caller) throws IOException, InterruptedException {
        if (attempted() == 0) {
            return;
        }
        assertThat(count(caller)).isBetween(acknowledged(), attempted());
        if (acknowledged() > 0) {
            assertThat(Caller.json(caller.arm("GET", group(caller), ""))
                            .at("/tags/round")
                            .asInt())
                    .isBetween(acknowledged(), attempted());
        }
    }

    private int count(Caller caller) throws IOException, InterruptedException {
        int count = 0;
        String next = caller.workspace() + asset();
        while (!next.isEmpty()) {
            ObjectNode page = Caller.json(caller.arm("GET", next, ""));
            count += page.path("value").size();
            next = page.has("nextLink") ? Caller.local(page.path("nextLink").asText()) : "";
        }
        return count;
    }
}
