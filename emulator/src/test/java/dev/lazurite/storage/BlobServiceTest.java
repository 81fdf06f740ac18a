package dev.lazurite.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.storage.BlockWriting.Reference;
import dev.lazurite.storage.BlockWriting.Where;
import dev.lazurite.store.ContentStore;
import dev.lazurite.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BlobServiceTest {
    private static final BlobKey KEY = new BlobKey("acct", "data", "x");

    @TempDir
    private Path folder;

    private Database database;
    private BlobService blobs;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(folder);
        blobs = new BlobService(
                database, new ContentStore(folder.resolve("content"), Ids.random()), Clock.systemUTC(), Ids.random());
        blobs.createAccount("acct");
        blobs.createContainer("acct", "data");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String read(String name) throws IOException {
        try (InputStream in = blobs.open(blobs.find("acct", "data", name).orElseThrow())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void put(String name, String text) throws IOException {
        blobs.put("acct", "data", name, bytes(text), "text/plain");
    }

    private long files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder.resolve("content"))) {
            return paths.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void a_write_replaces_the_content_and_forgets_what_was_there() throws IOException {
        put("x", "one");
        String first = blobs.find("acct", "data", "x").orElseThrow().etag();
        put("x", "two");
        assertThat(read("x")).isEqualTo("two");
        assertThat(blobs.find("acct", "data", "x").orElseThrow().etag()).isNotEqualTo(first);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void a_reader_keeps_what_it_opened_while_the_blob_is_replaced() throws IOException {
        blobs.blocks().stage(KEY, "YQ==", bytes("old "), Optional.empty());
        blobs.blocks().stage(KEY, "Yg==", bytes("content"), Optional.empty());
        List<Reference> list = List.of(new Reference(Where.LATEST, "YQ=="), new Reference(Where.LATEST, "Yg=="));
        blobs.blocks().commit(KEY, list, BlobProperties.typed("text/plain"), Precondition.NONE);
        try (InputStream in = blobs.open(blobs.find("acct", "data", "x").orElseThrow())) {
            put("x", "new");
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("old content");
        }
        assertThat(read("x")).isEqualTo("new");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void a_blob_whose_content_a_restored_database_does_not_have_any_more_says_so() throws IOException {
        put("whole", "text");
        blobs.blocks().stage(KEY, "YQ==", bytes("part"), Optional.empty());
        List<Reference> list = List.of(new Reference(Where.LATEST, "YQ=="));
        blobs.blocks().commit(KEY, list, BlobProperties.typed("text/plain"), Precondition.NONE);
        try (Stream<Path> paths = Files.walk(folder.resolve("content"))) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        for (String name : List.of("whole", "x")) {
            assertThatThrownBy(() -> read(name))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.status()).isEqualTo(404))
                    .hasMessageContaining(
                            "The content of the blob '" + name + "' in container 'data' is not there any more")
                    .hasMessageContaining("Upload it again");
        }
        put("whole", "again");
        assertThat(read("whole")).isEqualTo("again");
    }

    @Test
    void a_block_list_takes_committed_blocks_again_and_forgets_the_others() throws IOException {
        for (String block : List.of("YQ==", "Yg==", "Yw==")) {
            blobs.blocks().stage(KEY, block, bytes(block), Optional.empty());
        }
        BlobProperties properties = BlobProperties.typed("text/plain");
        List<Reference> two = List.of(new Reference(Where.UNCOMMITTED, "YQ=="), new Reference(Where.LATEST, "Yg=="));
        blobs.blocks().commit(KEY, two, properties, Precondition.NONE);
        assertThat(files()).isEqualTo(2);
        List<Reference> again = List.of(new Reference(Where.COMMITTED, "Yg=="), new Reference(Where.COMMITTED, "YQ=="));
        blobs.blocks().commit(KEY, again, properties, Precondition.NONE);
        assertThat(read("x")).isEqualTo("Yg==YQ==");
        List<Reference> gone = List.of(new Reference(Where.LATEST, "Yw=="));
        assertThatThrownBy(() -> blobs.blocks().commit(KEY, gone, properties, Precondition.NONE))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("InvalidBlockList"));
    }

    @Test
    void a_linked_blob_grows_with_its_file_and_keeps_its_content_when_settled() throws IOException {
        Path log = folder.resolve("std_log.txt");
        blobs.link("acct", "data", "user_logs/std_log.txt", log);
        assertThat(read("user_logs/std_log.txt")).isEmpty();
        Files.writeString(log, "epoch 1\n");
        assertThat(read("user_logs/std_log.txt")).isEqualTo("epoch 1\n");
        String etag = blobs.find("acct", "data", "user_logs/std_log.txt")
                .orElseThrow()
                .etag();
        Files.writeString(log, "epoch 1\nepoch 2\n");
        assertThat(blobs.find("acct", "data", "user_logs/std_log.txt").orElseThrow())
                .satisfies(blob -> assertThat(blob.length()).isEqualTo(16))
                .satisfies(blob -> assertThat(blob.etag()).isNotEqualTo(etag));
        blobs.settle("acct", "data", "user_logs/std_log.txt");
        Files.delete(log);
        assertThat(read("user_logs/std_log.txt")).isEqualTo("epoch 1\nepoch 2\n");
        blobs.settle("acct", "data", "user_logs/std_log.txt");
        blobs.settle("acct", "data", "no such blob");
    }

    @Test
    void a_copy_lives_on_when_its_source_is_deleted() throws IOException {
        put("x", "content");
        BlobKey copy = new BlobKey("acct", "data", "copy");
        blobs.writing().copy(KEY, Precondition.NONE, copy, same -> same, Precondition.NONE);
        blobs.delete("acct", "data", "x");
        assertThat(read("copy")).isEqualTo("content");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void names_with_dots_are_just_names() throws IOException {
        put("../../etc/passwd", "harmless");
        assertThat(read("../../etc/passwd")).isEqualTo("harmless");
        assertThat(blobs.list("acct", "data", "../")).hasSize(1);
        assertThat(blobs.list("acct", "data", "")).hasSize(1);
    }

    @Test
    void an_account_is_forgotten_with_all_that_it_holds() throws IOException {
        put("x", "content");
        blobs.blocks().stage(new BlobKey("acct", "data", "y"), "YQ==", bytes("block"), Optional.empty());
        blobs.deleteAccount("acct");
        assertThat(blobs.accountKey("acct")).isEmpty();
        assertThat(files()).isZero();
    }

    @Test
    void a_regenerated_key_differs_and_the_other_one_stays() {
        List<String> before = blobs.accounts().keys("acct");
        blobs.regenerateKey("acct", "key1");
        List<String> after = blobs.accounts().keys("acct");
        assertThat(after.get(0)).isNotEqualTo(before.get(0));
        assertThat(after.get(1)).isEqualTo(before.get(1));
    }
}
