package dev.lazurite.storage;

import java.io.IOException;
import java.net.http.HttpResponse;

import dev.lazurite.TestInstance;
import dev.lazurite.identity.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DfsTest {
    private static final String HOST = "https://lakeaccount.dfs.core.windows.net/";
    private static TestInstance instance;

    @BeforeAll
    static void start() throws Exception {
        instance = TestInstance.start();
        instance.wiring().blobs().createAccount("lakeaccount");
        assertThat(send("PUT", "lake?resource=filesystem", "").statusCode()).isEqualTo(201);
    }

    @AfterAll
    static void stop() throws IOException {
        instance.close();
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers)
            throws Exception {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = "Bearer " + instance.token(Tokens.STORAGE.iterator().next());
        System.arraycopy(headers, 0, all, 2, headers.length);
        return instance.https(method, HOST + path, body, all);
    }

    private static void write(String path, String text) throws Exception {
        assertThat(send("PUT", path + "?resource=file", "").statusCode()).isEqualTo(201);
        assertThat(send("PATCH", path + "?action=append&position=0", text).statusCode())
                .isEqualTo(202);
        assertThat(send("PATCH", path + "?action=flush&position=" + text.length(), "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_is_appended_is_there_when_it_is_flushed() throws Exception {
        write("lake/a/f.txt", "hello ");
        assertThat(send("PATCH", "lake/a/f.txt?action=append&position=6", "world")
                        .statusCode())
                .isEqualTo(202);
        assertThat(send("GET", "lake/a/f.txt", "").body()).isEqualTo("hello ");
        HttpResponse<String> gap = send("PATCH", "lake/a/f.txt?action=flush&position=12", "");
        assertThat(gap.statusCode()).isEqualTo(400);
        assertThat(gap.body()).contains("InvalidFlushPosition", "would have 11 bytes");
        assertThat(send("PATCH", "lake/a/f.txt?action=flush&position=11", "").statusCode())
                .isEqualTo(200);
        HttpResponse<String> read = send("GET", "lake/a/f.txt", "");
        assertThat(read.body()).isEqualTo("hello world");
        assertThat(read.headers().firstValue("x-ms-resource-type")).contains("file");
        assertThat(send("GET", "lake/a/f.txt", "", "Range", "bytes=6-8").body()).isEqualTo("wor");
    }

    @Test
    void a_directory_is_copied_with_what_lies_in_it() throws Exception {
        send("PUT", "lake/whole?resource=directory", "");
        write("lake/whole/1.txt", "one");
        Blobs blobs = instance.wiring().blobs();
        BlobTree tree = new BlobTree(blobs, "lakeaccount", "lake", "whole");
        assertThat(tree.single()).isEmpty();
        tree.copyTo(new BlobTree(blobs, "lakeaccount", "lake", "copied"));
        assertThat(send("GET", "lake/copied/1.txt", "").body()).isEqualTo("one");
    }

    @Test
    void a_list_has_files_and_the_directories_that_they_lie_in() throws Exception {
        write("lake/tree/x/1.txt", "1");
        write("lake/tree/2.txt", "22");
        send("PUT", "lake/tree/empty?resource=directory", "");
        String here = send("GET", "lake?resource=filesystem&recursive=false&directory=tree", "")
                .body();
        assertThat(here).contains("\"name\":\"tree/2.txt\",\"contentLength\":\"2\"");
        assertThat(here.split("\"isDirectory\":\"true\"", -1)).hasSize(3);
        assertThat(here).doesNotContain("1.txt");
        String all = send("GET", "lake?resource=filesystem&recursive=true&directory=tree", "")
                .body();
        assertThat(all).contains("\"name\":\"tree/x\"", "\"name\":\"tree/x/1.txt\"", "\"name\":\"tree/empty\"");
        HttpResponse<String> page =
                send("GET", "lake?resource=filesystem&recursive=true&directory=tree&maxResults=1", "");
        assertThat(page.headers().firstValue("x-ms-continuation")).isPresent();
        HttpResponse<String> nothing = send("GET", "lake?resource=filesystem&recursive=true&directory=no", "");
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(nothing.body()).contains("\"code\":\"PathNotFound\"");
    }

    @Test
    void a_directory_is_moved_with_all_that_is_in_it_and_deleted_only_if_that_is_said() throws Exception {
        write("lake/old/deep/f.txt", "moved");
        assertThat(send("PUT", "lake/new", "", "x-ms-rename-source", "/lake/old")
                        .statusCode())
                .isEqualTo(201);
        assertThat(send("GET", "lake/new/deep/f.txt", "").body()).isEqualTo("moved");
        assertThat(send("HEAD", "lake/old", "").statusCode()).isEqualTo(404);
        HttpResponse<String> head = send("HEAD", "lake/new", "");
        assertThat(head.headers().firstValue("x-ms-resource-type")).contains("directory");
        assertThat(send("DELETE", "lake/new?recursive=false", "").body()).contains("DirectoryNotEmpty");
        assertThat(send("DELETE", "lake/new?recursive=true", "").statusCode()).isEqualTo(200);
        assertThat(send("HEAD", "lake/new/deep/f.txt", "").statusCode()).isEqualTo(404);
    }

    @Test
    void blobs_and_paths_are_the_same() throws Exception {
        instance.wiring()
                .blobs()
                .put(
                        "lakeaccount",
                        "lake",
                        "both/b.txt",
                        new java.io.ByteArrayInputStream(new byte[] {65}),
                        "text/plain");
        assertThat(send("GET", "lake/both/b.txt", "").body()).isEqualTo("A");
        assertThat(send("PUT", "lake/both/b.txt?resource=file", "", "If-None-Match", "*")
                        .body())
                .contains("PathAlreadyExists");
        assertThat(send("PUT", "lake/both?resource=file", "").body()).contains("PathConflict");
        assertThat(instance.wiring().blobs().find("lakeaccount", "lake", "both/b.txt"))
                .isPresent();
    }

    @Test
    void a_file_system_that_is_not_there_is_404_in_its_own_words() throws Exception {
        assertThat(send("GET", "nowhere?resource=filesystem&recursive=true", "").body())
                .contains("FilesystemNotFound");
        assertThat(send("PUT", "lake?resource=filesystem", "").body()).contains("FilesystemAlreadyExists");
    }
}
