package dev.lazurite.edge;

import java.net.http.HttpResponse;

import dev.lazurite.TestInstance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServerTest {
    @Test
    void a_path_that_no_surface_has_is_404_with_a_sentence() throws Exception {
        try (TestInstance instance = TestInstance.start()) {
            HttpResponse<String> answer = instance.send("GET", "/nowhere/a%2Fb", "");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("Nothing answers at host 'localhost', path '/nowhere/a%2Fb'");
        }
    }
}
