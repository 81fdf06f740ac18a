package dev.lazurite.storage;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

import dev.lazurite.TestInstance;
import dev.lazurite.storage.samples.Sample;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublicDataTest {
    private static final String IRIS = "https://azuremlexamples.blob.core.windows.net/datasets/iris.csv";

    private static TestInstance instance;

    @BeforeAll
    static void start() throws IOException {
        instance = TestInstance.start();
    }

    @AfterAll
    static void stop() throws IOException {
        instance.close();
    }

    private static byte[] content(String account, String container, String path) throws IOException {
        Blobs blobs = instance.wiring().blobs();
        assertThat(blobs.accountKey(account)).isPresent();
        try (var in = blobs.open(blobs.find(account, container, path).orElseThrow())) {
            return in.readAllBytes();
        }
    }

    @Test
    void anybody_reads_an_equivalent_that_says_what_it_is() throws Exception {
        var answer = instance.https("GET", IRIS, "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("sepal_length,sepal_width,petal_length,petal_width,species\n");
        assertThat(answer.headers().firstValue("x-ms-meta-" + Sample.METADATA).orElse(""))
                .contains("Fisher's iris");
    }

    @Test
    void a_credential_that_is_sent_along_makes_no_difference() throws Exception {
        assertThat(instance.https("GET", IRIS + "?sv=2020-01-01&sig=x", "").statusCode())
                .isEqualTo(200);
        assertThat(instance.https("GET", IRIS, "", "Authorization", "Bearer x").statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobody_writes_or_deletes() throws Exception {
        assertThat(instance.https("PUT", IRIS, "x", "x-ms-blob-type", "BlockBlob")
                        .statusCode())
                .isEqualTo(403);
        assertThat(instance.https("DELETE", IRIS, "").statusCode()).isEqualTo(403);
    }

    @Test
    void the_files_of_a_folder_are_listed() throws Exception {
        var answer = instance.https(
                "GET",
                "https://azuremlexampledata.blob.core.windows.net/data?restype=container&comp=list&prefix=mnist/sample/",
                "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().split("<Blob>", -1)).hasSize(11);
    }

    @Test
    void an_account_of_nobody_is_still_404() throws Exception {
        assertThat(instance.https("GET", "https://nobodysaccount.blob.core.windows.net/a/b", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "azuremlexamples, datasets, iris.csv, 151, 5",
        "azuremlexamples, datasets, titanic.csv, 892, 12",
        "azuremlexamples, datasets, diabetes.csv, 443, 11",
        "azuremlexamples, datasets, credit_card/default_of_credit_card_clients.csv, 30002, 25",
        "azuremlexampledata, data, heart-disease-uci/data/heart.csv, 304, 14",
    })
    void a_table_has_the_rows_and_columns_of_the_public_one(
            String account, String container, String path, int lines, int columns) throws IOException {
        List<String> text = new String(content(account, container, path), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(text).hasSize(lines);
        assertThat(text)
                .allSatisfy(line -> assertThat(line.replaceAll("\"[^\"]*\"", "").split(",", -1))
                        .hasSize(columns));
    }

    @Test
    void pictures_of_digits_come_in_the_format_of_mnist_with_every_digit_equally_often() throws IOException {
        byte[] images = content("azureopendatastorage", "mnist", "train-images-idx3-ubyte.gz");
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(images)))) {
            assertThat(List.of(in.readInt(), in.readInt(), in.readInt(), in.readInt()))
                    .containsExactly(0x0803, 6000, 28, 28);
            assertThat(in.readAllBytes()).hasSize(6000 * 28 * 28);
        }
        byte[] labels = content("azureopendatastorage", "mnist", "train-labels-idx1-ubyte.gz");
        int[] counts = new int[10];
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(labels)))) {
            in.skipNBytes(8);
            for (byte label : in.readAllBytes()) {
                counts[label]++;
            }
        }
        assertThat(counts).containsOnly(600);
    }
}
