package dev.lazurite.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PlainPathTest {
    @TempDir
    private Path parent;

    private Path temporary;

    @BeforeEach
    void make() throws IOException {
        parent = parent.toRealPath();
        temporary = Files.createDirectories(parent.resolve("tmp"));
    }

    @Test
    void a_plain_name_stays_as_it_is() throws IOException {
        Path folder = Files.createDirectories(parent.resolve("data-1.x"));
        assertThat(PlainPath.of(folder, temporary)).isEqualTo(folder);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void a_name_with_white_space_or_a_dollar_is_reached_by_a_link_that_stays_the_same() throws IOException {
        for (String name : new String[] {"with space", "a$b", "it's"}) {
            Path folder = Files.createDirectories(parent.resolve(name));
            Files.writeString(folder.resolve("f"), name);
            Path plain = PlainPath.of(folder, temporary);
            assertThat(plain.getFileName().toString()).matches("lazurite-[0-9a-f-]{13}");
            assertThat(plain.resolve("f")).hasContent(name);
            assertThat(PlainPath.of(folder, temporary)).isEqualTo(plain);
        }
    }

    @Test
    void a_link_that_leads_elsewhere_is_not_followed() throws IOException {
        Path folder = Files.createDirectories(parent.resolve("with space"));
        Path plain = PlainPath.of(folder, temporary);
        Files.delete(plain);
        Files.createSymbolicLink(plain, parent);
        assertThat(PlainPath.of(folder, temporary)).isEqualTo(folder);
    }
}
