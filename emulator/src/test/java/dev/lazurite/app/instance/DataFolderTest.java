package dev.lazurite.app.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataFolderTest {
    @TempDir
    private Path parent;

    private Path path() {
        return parent.resolve("data");
    }

    @Test
    void a_new_folder_is_marked_and_closed_to_others() throws IOException {
        DataFolder folder = DataFolder.at(path()).prepare();
        assertThat(folder.marked()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_folder_of_other_files_is_neither_used_nor_deleted() throws IOException {
        Files.createDirectory(path());
        Path other = Files.writeString(path().resolve("thesis.txt"), "years of work");
        DataFolder folder = DataFolder.at(path());
        assertThatThrownBy(folder::prepare)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not Lazurite's")
                .hasMessageContaining("--data");
        assertThatThrownBy(folder::delete).isInstanceOf(Refusal.class).hasMessageContaining("nothing deleted");
        assertThat(other).exists();
    }

    @Test
    void a_folder_from_a_newer_version_is_refused_by_its_format() throws IOException {
        DataFolder folder = DataFolder.at(path()).prepare();
        Files.writeString(path().resolve("lazurite.json"), "{\"format\": 99, \"madeBy\": \"9.0\"}");
        assertThatThrownBy(folder::prepare)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("from a newer version (format 99, made by 9.0)");
    }

    @Test
    void a_folder_in_use_is_neither_started_on_nor_deleted() {
        DataFolder folder = DataFolder.at(path()).prepare();
        try (DataFolder.Hold hold = folder.hold()) {
            assertThat(hold.channel().isOpen()).isTrue();
            assertThatThrownBy(folder::hold).isInstanceOf(Refusal.class).hasMessageContaining("in use");
            assertThatThrownBy(folder::delete).isInstanceOf(Refusal.class).hasMessageContaining("in use");
        }
        folder.delete();
        assertThat(path()).doesNotExist();
    }

    @Test
    void deleting_does_not_follow_links() throws IOException {
        Path outside = Files.writeString(parent.resolve("outside.txt"), "kept");
        DataFolder folder = DataFolder.at(path()).prepare();
        Files.createSymbolicLink(path().resolve("link"), outside);
        Files.createSymbolicLink(path().resolve("folder"), parent);
        folder.delete();
        assertThat(outside).exists();
    }
}
