package dev.lazurite.app.instance;

import java.nio.file.Path;
import java.time.Clock;

import dev.lazurite.app.Settings;
import dev.lazurite.platform.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProbeTest {
    @TempDir
    private Path parent;

    private RunningInstance start(String name, int port) throws Exception {
        return RunningInstance.start(
                new Settings(parent.resolve(name), "127.0.0.1", port, true), Clock.systemUTC(), Ids.random());
    }

    @Test
    void an_instance_is_found_by_its_data_folder_while_it_runs() throws Exception {
        DataFolder folder = DataFolder.at(parent.resolve("one"));
        assertThat(Probe.find(folder)).isEmpty();
        try (RunningInstance instance = start("one", 0)) {
            assertThat(Probe.find(folder)).contains(instance.record());
        }
        assertThat(Probe.find(folder)).isEmpty();
    }

    @Test
    void a_record_whose_port_another_instance_took_over_is_not_believed() throws Exception {
        try (RunningInstance other = start("other", 0)) {
            DataFolder folder = DataFolder.at(parent.resolve("stale")).prepare();
            InstanceRecord record = other.record();
            folder.keep(new InstanceRecord(
                    "an-id-from-before-a-crash",
                    record.pid(),
                    record.started(),
                    record.port(),
                    record.version(),
                    false,
                    record.isolation(),
                    record.limits()));
            assertThat(Probe.find(folder)).isEmpty();
        }
    }

    @Test
    void a_port_in_use_is_refused_by_its_number_and_with_the_way_out() throws Exception {
        try (RunningInstance first = start("first", 0)) {
            int port = first.record().port();
            assertThatThrownBy(() -> start("second", port))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Port " + port + " is in use by another instance of Lazurite")
                    .hasMessageContaining("--port");
            // What failed left nothing behind that would stand in the way.
            try (RunningInstance second = start("second", 0)) {
                assertThat(second.record().port()).isNotEqualTo(port);
            }
        }
    }
}
