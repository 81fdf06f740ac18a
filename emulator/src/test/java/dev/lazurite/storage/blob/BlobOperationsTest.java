package dev.lazurite.storage.blob;

import java.io.IOException;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static dev.lazurite.storage.blob.BlobClient.code;
import static dev.lazurite.storage.blob.BlobClient.header;
import static org.assertj.core.api.Assertions.assertThat;

class BlobOperationsTest {
    private static BlobClient client;

    @BeforeAll
    static void start() throws Exception {
        client = new BlobClient();
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
    }

    @Test
    void a_blob_comes_back_with_its_headers_and_metadata() throws Exception {
        var written = client.put(
                "dir/a.txt", "hello", "x-ms-blob-content-type", "text/plain", "x-ms-meta-Upload_Status", "completed");
        assertThat(written.statusCode()).isEqualTo(201);
        assertThat(header(written, "ETag")).matches("\"0x8D[0-9A-F]{13}\"");
        assertThat(header(written, "x-ms-request-server-encrypted")).isEqualTo("true");
        var read = client.send("GET", "/dir/a.txt", "");
        assertThat(read.body()).isEqualTo("hello");
        assertThat(header(read, "Content-Type")).isEqualTo("text/plain");
        assertThat(header(read, "x-ms-meta-upload_status")).isEqualTo("completed");
        assertThat(header(read, "Content-MD5")).isEqualTo("XUFAKrxLKna5cZ2REBfFkg==");
        assertThat(header(read, "Server")).isEqualTo("Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0");
        var head = client.send("HEAD", "/dir/a.txt", "", "x-ms-version", "2023-11-03");
        assertThat(header(head, "Content-Length")).isEqualTo("5");
        assertThat(header(head, "x-ms-blob-type")).isEqualTo("BlockBlob");
        assertThat(header(head, "x-ms-version")).isEqualTo("2023-11-03");
    }

    @Test
    void a_missing_blob_is_404_with_its_code_in_a_header_even_for_a_head() throws Exception {
        assertThat(code(client.send("HEAD", "/missing", ""))).isEqualTo("404 BlobNotFound");
        var answer = client.send("GET", "/missing", "");
        assertThat(answer.body())
                .contains("<Error><Code>BlobNotFound</Code><Message>The specified blob does not exist.");
        assertThat(code(client.send("DELETE", "/missing", ""))).isEqualTo("404 BlobNotFound");
        String token = client.instance().token("https://storage.azure.com");
        assertThat(code(client.raw("GET", "/missing/x", "", "Authorization", "Bearer " + token)))
                .isEqualTo("404 ContainerNotFound");
        assertThat(code(client.raw(
                        "PUT", "/missing/x", "", "Authorization", "Bearer " + token, "x-ms-blob-type", "BlockBlob")))
                .isEqualTo("404 ContainerNotFound");
        assertThat(code(client.raw("GET", "/Not_A_Name/x", "", "Authorization", "Bearer " + token)))
                .isEqualTo("400 InvalidResourceName");
    }

    @Test
    void put_with_if_none_match_star_is_409_where_there_is_a_blob() throws Exception {
        client.put("once", "1");
        assertThat(code(client.put("once", "2", "If-None-Match", "*"))).isEqualTo("409 BlobAlreadyExists");
    }

    @Test
    void put_with_stale_etag_is_412() throws Exception {
        String etag = header(client.put("cond", "1"), "ETag");
        assertThat(client.put("cond", "2", "If-Match", etag).statusCode()).isEqualTo(201);
        assertThat(code(client.put("cond", "3", "If-Match", etag))).isEqualTo("412 ConditionNotMet");
        assertThat(code(client.send("GET", "/cond", "", "If-Match", etag))).isEqualTo("412 ConditionNotMet");
        assertThat(code(client.send("DELETE", "/cond", "", "If-Match", etag))).isEqualTo("412 ConditionNotMet");
        assertThat(code(client.put("nothing-there", "3", "If-Match", etag))).isEqualTo("412 ConditionNotMet");
    }

    @Test
    void a_get_of_what_the_caller_has_is_304() throws Exception {
        var written = client.put("fresh", "1");
        assertThat(code(client.send("GET", "/fresh", "", "If-None-Match", header(written, "ETag"))))
                .isEqualTo("304 ConditionNotMet");
        assertThat(code(client.send("GET", "/fresh", "", "If-Modified-Since", header(written, "Last-Modified"))))
                .isEqualTo("304 ConditionNotMet");
        assertThat(code(client.send("GET", "/fresh", "", "If-Unmodified-Since", "Fri, 01 Jan 2016 00:00:00 GMT")))
                .isEqualTo("412 ConditionNotMet");
    }

    @Test
    void a_range_is_206_and_one_past_the_end_416() throws Exception {
        client.put("range", "0123456789");
        var some = client.send("GET", "/range", "", "x-ms-range", "bytes=2-4");
        assertThat(some.statusCode()).isEqualTo(206);
        assertThat(some.body()).isEqualTo("234");
        assertThat(header(some, "Content-Range")).isEqualTo("bytes 2-4/10");
        var rest = client.send("GET", "/range", "", "Range", "bytes=7-");
        assertThat(rest.body()).isEqualTo("789");
        var past = client.send("GET", "/range", "", "x-ms-range", "bytes=10-20");
        assertThat(code(past)).isEqualTo("416 InvalidRange");
        assertThat(header(past, "Content-Range")).isEqualTo("bytes */10");
        client.put("empty", "");
        assertThat(code(client.send("GET", "/empty", "", "x-ms-range", "bytes=0-33554431")))
                .isEqualTo("416 InvalidRange");
        assertThat(client.send("GET", "/empty", "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_wrong_content_md5_is_400_and_nothing_is_written() throws Exception {
        assertThat(code(client.put("digest", "x", "Content-MD5", "XUFAKrxLKna5cZ2REBfFkg==")))
                .isEqualTo("400 Md5Mismatch");
        assertThat(client.send("HEAD", "/digest", "").statusCode()).isEqualTo(404);
        assertThat(client.put("digest", "hello", "Content-MD5", "XUFAKrxLKna5cZ2REBfFkg==")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void path_traversal_in_names_is_harmless() throws Exception {
        for (String name : List.of("..%2F..%2F..%2Fetc%2Fpasswd", "%2Fetc%2Fpasswd", "a%2F..%2F..%2Fb", "C%3A%5Cx")) {
            assertThat(client.put(name, name).statusCode()).isEqualTo(201);
            assertThat(client.send("GET", "/" + name, "").body()).isEqualTo(name);
        }
        assertThat(client.send("GET", "?restype=container&comp=list&prefix=../", "")
                        .body())
                .contains("<Name>../../../etc/passwd</Name>");
    }

    @Test
    void blocks_become_a_blob_when_their_list_is_put() throws Exception {
        String one = Base64.getUrlEncoder().encodeToString("block1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String two = Base64.getUrlEncoder().encodeToString("block2".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(client.send("PUT", "/blocks?comp=block&blockid=" + two, "world")
                        .statusCode())
                .isEqualTo(201);
        client.send("PUT", "/blocks?comp=block&blockid=" + one, "hello ");
        assertThat(client.send("HEAD", "/blocks", "").statusCode()).isEqualTo(404);
        assertThat(client.send("GET", "/blocks?comp=blocklist&blocklisttype=all", "")
                        .body())
                .contains("<UncommittedBlocks><Block><Name>" + one + "</Name><Size>6</Size></Block>");
        String list = "<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList><Latest>" + one + "</Latest><Latest>" + two
                + "</Latest></BlockList>";
        assertThat(client.send("PUT", "/blocks?comp=blocklist", list).statusCode())
                .isEqualTo(201);
        assertThat(client.send("GET", "/blocks", "", "Range", "bytes=4-7").body())
                .isEqualTo("o wo");
        assertThat(code(client.send("PUT", "/blocks?comp=blocklist", list.replace("Latest>", "Uncommitted>"))))
                .isEqualTo("400 InvalidBlockList");
        assertThat(code(client.send("PUT", "/blocks?comp=block&blockid=YQ", "x")))
                .isEqualTo("201 ");
        assertThat(code(client.send("PUT", "/blocks?comp=block&blockid=" + one, "x")))
                .isEqualTo("400 InvalidBlobOrBlock");
        assertThat(code(client.send("PUT", "/blocks?comp=block&blockid=!", "x")))
                .isEqualTo("400 InvalidQueryParameterValue");
        assertThat(code(client.send("PUT", "/blocks?comp=blocklist", "<BlockList>")))
                .isEqualTo("400 InvalidXmlDocument");
    }

    @Test
    void an_append_blob_grows_and_holds_its_conditions() throws Exception {
        assertThat(client.send("PUT", "/log", "", "x-ms-blob-type", "AppendBlob")
                        .statusCode())
                .isEqualTo(201);
        client.send("PUT", "/log?comp=appendblock", "one ");
        var second = client.send("PUT", "/log?comp=appendblock", "two", "x-ms-blob-condition-appendpos", "4");
        assertThat(header(second, "x-ms-blob-append-offset")).isEqualTo("4");
        assertThat(header(second, "x-ms-blob-committed-block-count")).isEqualTo("2");
        assertThat(client.send("GET", "/log", "").body()).isEqualTo("one two");
        assertThat(code(client.send("PUT", "/log?comp=appendblock", "x", "x-ms-blob-condition-appendpos", "4")))
                .isEqualTo("412 AppendPositionConditionNotMet");
        client.put("no-log", "x");
        assertThat(code(client.send("PUT", "/no-log?comp=appendblock", "x"))).isEqualTo("409 InvalidBlobType");
    }

    @Test
    void metadata_and_properties_are_replaced_and_change_the_etag() throws Exception {
        String etag = header(client.put("meta", "1", "x-ms-meta-a", "1"), "ETag");
        var changed = client.send("PUT", "/meta?comp=metadata", "", "x-ms-meta-B", "2");
        assertThat(header(changed, "ETag")).isNotEqualTo(etag);
        var read = client.send("GET", "/meta?comp=metadata", "");
        assertThat(header(read, "x-ms-meta-b")).isEqualTo("2");
        assertThat(header(read, "x-ms-meta-a")).isEmpty();
        client.send("PUT", "/meta?comp=properties", "", "x-ms-blob-content-type", "text/csv");
        var head = client.send("HEAD", "/meta", "");
        assertThat(header(head, "Content-Type")).isEqualTo("text/csv");
        assertThat(header(head, "x-ms-meta-b")).isEqualTo("2");
        assertThat(code(client.send("PUT", "/meta?comp=metadata", "", "x-ms-meta-1a", "2")))
                .isEqualTo("400 InvalidMetadata");
    }

    @Test
    void a_copy_takes_content_and_metadata_along() throws Exception {
        client.put("from", "content", "x-ms-meta-a", "1");
        String source =
                "http://localhost:" + client.instance().wiring().port() + "/blob/acct/data/from?" + client.sas();
        var copied = client.send("PUT", "/to", "", "x-ms-copy-source", source);
        assertThat(copied.statusCode()).isEqualTo(202);
        assertThat(header(copied, "x-ms-copy-status")).isEqualTo("success");
        var read = client.send("GET", "/to", "");
        assertThat(read.body()).isEqualTo("content");
        assertThat(header(read, "x-ms-meta-a")).isEqualTo("1");
        assertThat(header(read, "x-ms-copy-source")).doesNotContain("sig=");
        assertThat(code(client.send("PUT", "/to", "", "x-ms-copy-source", source.split("\\?")[0])))
                .isEqualTo("404 CannotVerifyCopySource");
        assertThat(code(client.send("PUT", "/to", "", "x-ms-copy-source", source.replace("sig=", "sig=A"))))
                .isEqualTo("403 AuthenticationFailed");
    }

    @Test
    void a_listing_folds_names_at_the_delimiter_and_pages() throws Exception {
        for (String name : List.of("l/a/1", "l/a/2", "l/a/3", "l/b", "l/c&d<e>", "l/d/1", "l/e")) {
            client.put(name.replace("&", "%26").replace("<", "%3C").replace(">", "%3E"), name);
        }
        String query = "?restype=container&comp=list&prefix=l/&delimiter=/";
        assertThat(names(client.send("GET", query, "").body()))
                .containsExactly("l/a/", "l/b", "l/c&amp;d&lt;e&gt;", "l/d/", "l/e");
        StringBuilder all = new StringBuilder();
        String marker = "";
        int pages = 0;
        do {
            String page = client.send("GET", query + "&maxresults=2&marker=" + marker, "")
                    .body();
            all.append(String.join(" ", names(page))).append(' ');
            marker = page.contains("<NextMarker>")
                    ? page.split("<NextMarker>")[1].split("<")[0]
                    : "";
            pages++;
        } while (!marker.isEmpty());
        assertThat(pages).isEqualTo(3);
        assertThat(all.toString()).isEqualTo("l/a/ l/b l/c&amp;d&lt;e&gt; l/d/ l/e ");
        assertThat(names(client.send("GET", "?restype=container&comp=list&prefix=l/a/", "")
                        .body()))
                .containsExactly("l/a/1", "l/a/2", "l/a/3");
        assertThat(code(client.send("GET", "?restype=container&comp=list&maxresults=0", "")))
                .isEqualTo("400 OutOfRangeQueryParameterValue");
        assertThat(code(client.send("GET", "?restype=container&comp=list&include=everything", "")))
                .isEqualTo("400 InvalidQueryParameterValue");
    }

    private static List<String> names(String page) {
        return java.util.regex.Pattern.compile("<Name>([^<]*)</Name>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void containers_are_made_listed_and_deleted_with_their_blobs() throws Exception {
        String bearer = "Bearer " + client.instance().token("https://storage.azure.com");
        var made = client.raw("PUT", "/box?restype=container", "", "Authorization", bearer, "x-ms-meta-owner", "me");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(code(client.raw("PUT", "/box?restype=container", "", "Authorization", bearer)))
                .isEqualTo("409 ContainerAlreadyExists");
        assertThat(code(client.raw("PUT", "/Box?restype=container", "", "Authorization", bearer)))
                .isEqualTo("400 InvalidResourceName");
        assertThat(header(client.raw("HEAD", "/box?restype=container", "", "Authorization", bearer), "x-ms-meta-owner"))
                .isEqualTo("me");
        assertThat(client.raw("GET", "?comp=list&prefix=bo&include=metadata", "", "Authorization", bearer)
                        .body())
                .contains("<Name>box</Name>", "<owner>me</owner>");
        client.raw("PUT", "/box/x", "x", "Authorization", bearer, "x-ms-blob-type", "BlockBlob");
        assertThat(client.raw("DELETE", "/box?restype=container", "", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(202);
        assertThat(code(client.raw("GET", "/box/x", "", "Authorization", bearer)))
                .isEqualTo("404 ContainerNotFound");
    }

    @Test
    void the_host_of_the_account_answers_as_well() throws Exception {
        client.put("host", "over tls");
        var answer = client.instance().https("GET", "https://acct.blob.core.windows.net/data/host?" + client.sas(), "");
        assertThat(answer.body()).isEqualTo("over tls");
    }
}
