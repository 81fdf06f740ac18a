package dev.lazurite.jobs.launch;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamespacesTest extends IsolatedContract {
    @Override
    String program() {
        return "unshare";
    }

    @Test
    void what_is_layered_can_be_changed_and_nobody_else_sees_it() throws Exception {
        Path kept = data().resolve("layered/kept");
        write(kept, "as it was");
        ending(launch("echo changed > " + kept + "; cat " + kept + "; touch " + data() + "/layered/new"));
        assertThat(log()).hasContent("changed\n");
        assertThat(kept).hasContent("as it was");
        assertThat(Files.exists(data().resolve("layered/new"))).isFalse();
    }
}
