package dev.lazurite.faults;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Writes of blobs: whole ones and ones of two blocks, of one byte to 200 KiB, and one that is replaced over and over. */
final class BlobWriter extends Writer {
    private static final int BIG = 200 * 1024;
    private static final Pattern NAME = Pattern.compile("<Name>b-\\d+</Name>");
    private static final Pattern NEXT = Pattern.compile("<NextMarker>([^<]+)</NextMarker>");

    BlobWriter(String name) {
        super(name);
    }

    @Override
    void prepare(Caller caller) throws IOException, InterruptedException {
        Caller.ok(caller.blob("PUT", "/" + name() + "?restype=container", new byte[0]));
    }

    private static byte[] content(int number) {
        byte[] line = ("content of write " + number + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] content = new byte[1 + number * 7919 % BIG];
        for (int i = 0; i < content.length; i++) {
            content[i] = line[i % line.length];
        }
        return content;
    }

    @Override
    void write(Caller caller, int number) throws IOException, InterruptedException {
        byte[] content = content(number);
        String path = "/" + name() + "/b-" + number;
        if (number % 4 == 0) {
            int half = content.length / 2;
            block(caller, path, "1", java.util.Arrays.copyOfRange(content, 0, half));
            block(caller, path, "2", java.util.Arrays.copyOfRange(content, half, content.length));
            String list = "<BlockList><Latest>" + id("1") + "</Latest><Latest>" + id("2") + "</Latest></BlockList>";
            Caller.ok(caller.blob("PUT", path + "?comp=blocklist", list.getBytes(StandardCharsets.US_ASCII)));
        } else {
            Caller.ok(caller.blob("PUT", path, content, "x-ms-blob-type", "BlockBlob"));
        }
        Caller.ok(caller.blob("PUT", "/" + name() + "/same", content, "x-ms-blob-type", "BlockBlob"));
    }

    private static void block(Caller caller, String path, String block, byte[] content)
            throws IOException, InterruptedException {
        // An empty block is refused, as it is by Azure.
        byte[] some = content.length == 0 ? new byte[] {'c'} : content;
        Caller.ok(caller.blob("PUT", path + "?comp=block&blockid=" + id(block), some));
    }

    private static String id(String block) {
        return Base64.getEncoder().encodeToString(("00" + block).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    void check(Caller caller, int number) throws IOException, InterruptedException {
        assertThat(Caller.ok(caller.blob("GET", "/" + name() + "/b-" + number, new byte[0])))
                .as(name() + " " + number)
                .isEqualTo(content(number));
    }

    @Override
    void checkAll(Caller caller) throws IOException, InterruptedException {
        if (acknowledged() > 0) {
            byte[] same = Caller.ok(caller.blob("GET", "/" + name() + "/same", new byte[0]));
            assertThat(same).isIn(content(acknowledged()), content(attempted()));
        }
        long count = 0;
        String marker = "";
        do {
            HttpResponse<byte[]> answer = caller.blob(
                    "GET", "/" + name() + "?restype=container&comp=list&maxresults=100" + marker, new byte[0]);
            String page = Caller.text(answer);
            count += NAME.matcher(page).results().count();
            marker = NEXT.matcher(page)
                    .results()
                    .map(next -> "&marker=" + next.group(1))
                    .findFirst()
                    .orElse("");
        } while (!marker.isEmpty());
        assertThat(count).as(name()).isBetween((long) acknowledged(), (long) attempted());
    }
}
