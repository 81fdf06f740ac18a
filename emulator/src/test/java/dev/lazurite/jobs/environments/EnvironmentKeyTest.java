package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EnvironmentKeyTest {
    private static final Map<String, String> INDEX = Map.of("index-url", "https://example.org/simple");

    @TempDir
    Path context;

    private static String key(String... lines) throws IOException {
        return EnvironmentKey.of(11, Recipe.bare(PythonWish.ANY).then(List.of(lines)), INDEX);
    }

    @Test
    void one_set_of_packages_has_one_key_however_it_is_written() throws IOException {
        assertThat(key("Scikit_Learn >= 1.2", "six"))
                .isEqualTo(key("six", "scikit-learn>=1.2"))
                .hasSize(64);
    }

    @Test
    void variables_and_the_wish_for_a_python_do_not_change_the_key() throws IOException {
        Recipe recipe = Recipe.bare(new PythonWish(11, 11)).then(List.of("six")).with(Map.of("A", "b"));
        assertThat(EnvironmentKey.of(11, recipe, INDEX)).isEqualTo(key("six"));
    }

    @Test
    void another_version_python_index_or_order_of_steps_is_another_key() throws IOException {
        Recipe six = Recipe.bare(PythonWish.ANY).then(List.of("six"));
        assertThat(key("six==1")).isNotEqualTo(key("six"));
        assertThat(EnvironmentKey.of(12, six, INDEX)).isNotEqualTo(key("six"));
        assertThat(EnvironmentKey.of(11, six, Map.of())).isNotEqualTo(key("six"));
        assertThat(EnvironmentKey.of(11, six.then(List.of("idna")), INDEX))
                .isNotEqualTo(key("six", "idna"))
                .isNotEqualTo(EnvironmentKey.of(
                        11, Recipe.bare(PythonWish.ANY).then(List.of("idna")).then(List.of("six")), INDEX));
    }

    @Test
    void a_package_of_the_context_is_keyed_by_its_content() throws IOException {
        Path file = Files.writeString(context.resolve("setup.py"), "one");
        Recipe local = new Recipe(PythonWish.ANY, List.of(List.of("./pkg")), Map.of(), Optional.of(context));
        String before = EnvironmentKey.of(11, local, INDEX);
        Files.writeString(file, "two");
        assertThat(EnvironmentKey.of(11, local, INDEX)).isNotEqualTo(before);
    }
}
