package dev.lazurite.jobs.environments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CondaFileTest {
    private final List<String> said = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "pandas -> pandas",
                "numpy=1.21 -> numpy==1.21.*",
                "numpy=1.21.* -> numpy==1.21.*",
                "numpy==1.21.2 -> numpy==1.21.2",
                "numpy=1.21.2=py39h20f2e39_0 -> numpy==1.21.2",
                "numpy==1.21.2=py39h20f2e39_0 -> numpy==1.21.2",
                "numpy 1.21.2 -> numpy==1.21.2",
                "numpy 1.21.2 py39_0 -> numpy==1.21.2",
                "numpy 1.21* -> numpy==1.21.*",
                "numpy>=1.21,<2 -> numpy>=1.21,<2",
                "numpy >=1.21, <2 -> numpy>=1.21,<2",
                "numpy~=1.21 -> numpy~=1.21",
                "numpy!=1.21 -> numpy!=1.21",
                "numpy=* -> numpy",
                "numpy[version='>=1.2'] -> numpy>=1.2",
                "numpy=1.20|1.21 -> numpy==1.20.*",
                "conda-forge::Scikit-Learn=1.2 -> scikit-learn==1.2.*",
                "pytorch::pytorch=2.0 -> torch==2.0.*",
                "py-xgboost-cpu -> xgboost",
                "tensorflow-gpu=2.4 -> tensorflow==2.4.*",
                "ruamel_yaml -> ruamel.yaml",
            })
    void a_conda_dependency_is_installed_as_pip_writes_it(String conda, String pip) throws EnvironmentFault {
        assertThat(CondaFile.translate(List.of(conda), said::add).lines()).containsExactly(pip);
    }

    @Test
    void what_pip_cannot_have_is_skipped_and_said() throws EnvironmentFault {
        CondaFile file = CondaFile.translate(List.of("cudatoolkit=11.3", "pip=23", "nodejs", "six"), said::add);
        assertThat(file.lines()).containsExactly("six");
        assertThat(said).hasSize(3).allMatch(line -> line.startsWith("conda: skipped '"));
    }

    @Test
    void the_nested_pip_list_is_kept_verbatim() throws EnvironmentFault {
        CondaFile file = CondaFile.read("""
                name: model-env
                channels: [conda-forge]
                dependencies:
                  - python=3.8
                  - numpy=1.21
                  - pip=21.2.4
                  - pip:
                      - --extra-index-url https://example.org/simple
                      - -r requirements.txt
                      - "torch[extra]>=1.9 ; sys_platform == 'linux'"
                variables:
                  GREETING: hello
                """, said::add);
        assertThat(file.python()).isEqualTo(new PythonWish(8, 8));
        assertThat(file.lines())
                .containsExactly(
                        "numpy==1.21.*",
                        "--extra-index-url https://example.org/simple",
                        "-r requirements.txt",
                        "torch[extra]>=1.9 ; sys_platform == 'linux'");
        assertThat(file.variables()).isEqualTo(Map.of("GREETING", "hello"));
    }

    @Test
    void a_conda_file_may_be_json_as_the_service_stores_it() throws EnvironmentFault {
        CondaFile file = CondaFile.read(
                "{\n\t\"dependencies\": [\"python=3.10\", {\"pip\": [\"six==1.16.0\"]}], \"name\": \"x\"}", said::add);
        assertThat(file.lines()).containsExactly("six==1.16.0");
        assertThat(file.python()).isEqualTo(new PythonWish(10, 10));
    }

    @Test
    void a_conda_file_that_does_not_parse_fails_as_an_image_build() {
        assertThatThrownBy(() -> CondaFile.read("dependencies: [", said::add))
                .isInstanceOf(EnvironmentFault.class)
                .hasMessageStartingWith(EnvironmentFault.SENTENCE)
                .hasMessageContaining("does not parse");
        assertThatThrownBy(() -> CondaFile.read("dependencies: [{apt: [git]}]", said::add))
                .isInstanceOf(EnvironmentFault.class)
                .hasMessageContaining("neither a package nor a pip list");
        assertThatThrownBy(() -> CondaFile.read("just text", said::add))
                .isInstanceOf(EnvironmentFault.class)
                .hasMessageContaining("not a mapping");
    }
}
