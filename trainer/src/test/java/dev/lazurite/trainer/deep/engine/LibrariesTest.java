package dev.lazurite.trainer.deep.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.lazurite.trainer.api.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class LibrariesTest {
    @TempDir
    private Path folder;

    private Map<String, String> installed(String version) throws IOException {
        Path torch = Files.createDirectories(folder.resolve("torch/lib"));
        Files.createFile(torch.resolve(System.mapLibraryName("torch")));
        Files.writeString(torch.resolveSibling("version.py"), "__version__ = '%s'\n".formatted(version));
        return Map.of("PYTORCH_LIBRARY_PATH", torch.toString());
    }

    @Test
    void libraries_of_an_installed_pytorch_are_taken() throws IOException {
        Libraries libraries = Libraries.find(installed("2.7.1+cu126"));
        assertThat(libraries.folder()).contains(folder.resolve("torch/lib"));
        assertThat(libraries.cuda()).isFalse();
        Files.createFile(folder.resolve("torch/lib").resolve(System.mapLibraryName("torch_cuda")));
        assertThat(Libraries.find(Map.of(
                                "PYTORCH_LIBRARY_PATH",
                                folder.resolve("torch/lib").toString()))
                        .cuda())
                .isTrue();
    }

    @Test
    void another_version_is_refused_with_the_one_that_is_needed() throws IOException {
        Map<String, String> other = installed("2.9.0");
        assertThatThrownBy(() -> Libraries.find(other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is of torch 2.9.0; this program needs torch 2.7.1");
    }

    @Test
    void folder_without_pytorch_is_refused() {
        assertThatThrownBy(() -> Libraries.find(Map.of("PYTORCH_LIBRARY_PATH", folder.toString())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("It must be the folder 'lib' of an installed torch 2.7.1");
    }

    @Test
    void device_is_auto_cpu_or_a_gpu() {
        assertThat(DeviceChoice.of("cuda")).isEqualTo(new DeviceChoice(DeviceChoice.Kind.CUDA, 0));
        assertThat(DeviceChoice.of("cuda:3")).isEqualTo(new DeviceChoice(DeviceChoice.Kind.CUDA, 3));
        assertThat(DeviceChoice.of("auto").kind()).isEqualTo(DeviceChoice.Kind.AUTO);
        assertThatThrownBy(() -> DeviceChoice.of("gpu"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it must be auto, cpu, cuda or cuda:N");
    }
}
