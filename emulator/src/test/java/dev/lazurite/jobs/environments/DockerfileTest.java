package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DockerfileTest {
    @TempDir
    Path context;

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void context() throws IOException {
        Files.writeString(context.resolve("requirements.txt"), "six==1.16.0 # pinned\n\n-r more/extra.txt\n");
        Files.createDirectories(context.resolve("more"));
        Files.writeString(context.resolve("more/extra.txt"), "idna\n");
        Files.writeString(context.resolve("conda.yml"), "dependencies: [python=3.9, numpy=1.2, {pip: [toml]}]");
    }

    private Recipe read(String... lines) throws EnvironmentFault, IOException {
        Files.writeString(context.resolve("Dockerfile"), String.join("\n", lines));
        return new Recipes(new CuratedEnvironments())
                .of(
                        new EnvironmentSpec(
                                "e",
                                "1",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new EnvironmentSpec.BuildContext(context, "Dockerfile")),
                                Map.of()),
                        said::add);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "pip install six -> six",
                "pip3.9 --no-cache-dir install -U 'six>=1,<2' \"idna\" -> six>=1,<2, idna",
                "python -m pip install --upgrade pip==24.0 -> pip==24.0",
                "/opt/conda/bin/pip install -q six > /dev/null 2>&1 -> six",
                "apt-get update && apt-get install -y git && pip install six; rm -rf /var -> six",
                "conda run -n azureml --no-capture-output pip install six -> six",
                "conda install -y -c conda-forge pytorch=2.0 cudatoolkit -> torch==2.0.*",
                "bash -lc 'source activate x && pip install six' -> six",
                "[\"pip\", \"install\", \"six\"] -> six",
                "uv pip install --system six -> six",
                "PIP_X=1 pip install -i https://e.org/simple --extra-index-url=https://f.org six -> --index-url https://e.org/simple, --extra-index-url https://f.org, six",
                "--mount=type=cache,target=/root/.cache pip install --pre --trusted-host h six -> --pre, --trusted-host h, six",
                "pip install six==${SIX:-1.15} $NAME -> six==1.15, idna",
                "pip install -r requirements.txt -> six==1.16.0, idna",
                "pip install -r/app/requirements.txt -> six==1.16.0, idna",
                "pip install -c requirements.txt six -> -c requirements.txt, six",
                "conda env update -n base -f conda.yml -> numpy==1.2.*, toml",
                "pip install ./more -> ./more",
            })
    void a_run_line_installs(String run, String lines) throws Exception {
        Recipe recipe = read("FROM python:3.10", "ARG NAME=idna", "WORKDIR /app", "COPY . .", "RUN " + run);
        assertThat(String.join(", ", recipe.steps().get(0))).isEqualTo(lines);
        assertThat(recipe.steps()).hasSize(1);
    }

    @Test
    void the_base_image_says_the_python_and_what_is_not_pip_is_listed_as_skipped() throws Exception {
        Recipe recipe = read(
                "# syntax=docker/dockerfile:1",
                "FROM python:3.8.13",
                "ENV GREETING=\"hello world\" PATH=/opt/bin:$PATH",
                "ENV OLD old style value",
                "RUN apt-get update \\",
                "  # a comment in between",
                "  && apt-get install -y gcc",
                "RUN <<EOF",
                "pip install six",
                "EOF",
                "EXPOSE 5001",
                "CMD [\"bash\"]");
        assertThat(recipe.python()).isEqualTo(new PythonWish(8, 8));
        assertThat(recipe.steps()).containsExactly(List.of("six"));
        assertThat(recipe.variables())
                .containsEntry("GREETING", "hello world")
                .containsEntry("OLD", "old style value")
                .hasSize(2);
        assertThat(said)
                .contains(
                        "Dockerfile: skipped RUN apt-get update",
                        "Dockerfile: skipped RUN apt-get install -y gcc",
                        "Dockerfile: skipped EXPOSE 5001",
                        "Dockerfile: skipped CMD [\"bash\"]",
                        "Dockerfile: skipped ENV PATH, which is the environment's own");
    }

    @Test
    void a_curated_base_image_brings_its_packages_unless_a_conda_environment_is_created_beside_it() throws Exception {
        String from = "FROM mcr.microsoft.com/azureml/curated/sklearn-1.5:44 AS base";
        assertThat(read(from, "RUN pip install six").steps()).hasSize(2);
        Recipe created = read(from, "COPY conda.yml /tmp/", "RUN conda env create -p /envs/x -f /tmp/conda.yml");
        assertThat(created.steps()).containsExactly(List.of("numpy==1.2.*", "toml"));
        assertThat(created.python()).isEqualTo(new PythonWish(9, 9));
        assertThat(read(from, "RUN pip install six", "FROM base", "RUN pip install idna")
                        .steps())
                .hasSize(3);
    }

    @Test
    void a_requirements_file_that_was_not_copied_fails_the_build_by_name() {
        assertThatThrownBy(() -> read("FROM python:3.10", "RUN pip install -r /tmp/requirements.txt"))
                .isInstanceOf(EnvironmentFault.class)
                .hasMessageContaining("'/tmp/requirements.txt'")
                .hasMessageContaining("COPY or ADD");
    }

    @Test
    void a_file_outside_of_the_context_is_out_of_reach() throws IOException {
        Files.createSymbolicLink(context.resolve("link.txt"), Path.of("/etc/hostname"));
        for (String source : List.of("../../etc/hostname", "link.txt")) {
            assertThatThrownBy(
                            () -> read("FROM python:3.10", "COPY " + source + " /r.txt", "RUN pip install -r /r.txt"))
                    .isInstanceOf(EnvironmentFault.class);
        }
    }

    @Test
    void a_context_of_more_than_100_files_or_1_mb_is_refused() throws IOException {
        Path big = Files.write(context.resolve("big.bin"), new byte[1_048_576]);
        assertThatThrownBy(() -> read("FROM python:3.10")).hasMessageContaining("at most 100 files and 1 MB");
        Files.delete(big);
        for (int file = 0; file < 98; file++) {
            Files.createFile(context.resolve("f" + file));
        }
        assertThatThrownBy(() -> read("FROM python:3.10")).hasMessageContaining("102 files");
    }
}
