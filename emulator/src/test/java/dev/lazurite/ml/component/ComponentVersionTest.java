package dev.lazurite.ml.component;

import dev.lazurite.arm.ArmId;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComponentVersionTest {
    private static ComponentVersion version(String spec) {
        return new ComponentVersion(ArmId.parse("/subscriptions/s/resourceGroups/g/providers/P/t/n"), Json.parse(spec));
    }

    @Test
    void steps_are_deterministic_unless_they_say_otherwise_and_pipelines_only_when_they_say_so() {
        assertThat(version("{\"type\": \"command\"}").deterministic()).isTrue();
        assertThat(version("{\"type\": \"command\", \"is_deterministic\": false}")
                        .deterministic())
                .isFalse();
        assertThat(version("{\"type\": \"command\", \"is_deterministic\": \"False\"}")
                        .deterministic())
                .isFalse();
        assertThat(version("{\"type\": \"pipeline\"}").deterministic()).isFalse();
    }

    @Test
    void an_input_may_be_omitted_when_it_is_optional_or_has_a_default() {
        ComponentVersion version = version("""
                {"type": "command", "inputs": {"must": {"type": "string"}, "may": {"type": "string", "optional": "True"},
                 "has": {"type": "number", "default": 1}}}""");
        assertThat(version.mayOmit("must")).isFalse();
        assertThat(version.mayOmit("may")).isTrue();
        assertThat(version.mayOmit("has")).isTrue();
    }
}
