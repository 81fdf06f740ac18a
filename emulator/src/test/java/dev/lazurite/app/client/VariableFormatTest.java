package dev.lazurite.app.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.lazurite.platform.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VariableFormatTest {
    private static final String AWKWARD = "a b\"c'd$HOME `id` \\ *";

    @Test
    void a_shell_reads_back_what_was_written() throws IOException {
        Process shell = new ProcessBuilder(
                        "/bin/sh", "-c", VariableFormat.SH.write(Map.of("X", AWKWARD)) + "printf %s \"$X\"")
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(AWKWARD);
    }

    @Test
    void json_is_one_object() {
        assertThat(Json.parse(VariableFormat.JSON.write(Map.of("X", AWKWARD)))
                        .path("X")
                        .asText())
                .isEqualTo(AWKWARD);
    }

    @Test
    void dotenv_quotes_only_what_needs_it() {
        assertThat(VariableFormat.DOTENV.write(Map.of("X", "http://127.0.0.1:1")))
                .isEqualTo("X=http://127.0.0.1:1\n");
        assertThat(VariableFormat.DOTENV.write(Map.of("X", "a $b\"c"))).isEqualTo("X=\"a \\$b\\\"c\"\n");
    }
}
