package dev.lazurite.trainer.data;

import java.io.IOException;
import java.nio.file.Path;

import dev.lazurite.trainer.Tables;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.api.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class RecordsTest {
    @TempDir
    private Path folder;

    private Dataset read(String name, String target, String... lines) throws IOException {
        return TableFile.open(TableOptions.of(Tables.write(folder, name, lines)))
                .read(target, Task.CLASSIFICATION, Progress.SILENT);
    }

    @Test
    void json_lines_may_name_their_keys_in_any_order_and_lack_some() throws IOException {
        Dataset data = read(
                "t.jsonl",
                "y",
                "{\"x\": 1.5, \"y\": \"a\", \"z\": true}",
                "",
                "{\"y\": \"b\", \"x\": null, \"w\": 2}",
                "{\"y\": \"a\", \"w\": 3, \"z\": false}");
        assertThat(data.schema().names()).containsExactly("x", "y", "z", "w");
        assertThat(data.number(0, 0)).isEqualTo(1.5);
        assertThat(data.number(0, 1)).isNaN();
        assertThat(data.text(2, 0)).isEqualTo("true");
        assertThat(data.text(2, 1)).isEmpty();
        assertThat(data.number(3, 2)).isEqualTo(3);
    }

    @Test
    void line_that_is_no_json_object_is_refused_with_its_number() {
        assertThatThrownBy(() -> read("t.jsonl", "y", "{\"y\": 1}", "[1, 2]"))
                .hasMessageContaining("Line 2 of")
                .hasMessageContaining("is not a JSON object");
        assertThatThrownBy(() -> read("u.jsonl", "y", "{\"y\": 1", "{}"))
                .hasMessageContaining("Line 1 of")
                .hasMessageContaining("is not a JSON object");
        assertThatThrownBy(() -> read("v.jsonl", "y", "{\"y\": {\"deep\": 1}}"))
                .hasMessageContaining("Line 1 has a list or an object under 'y'");
    }

    @Test
    void file_of_json_lines_without_any_is_empty() {
        assertThatThrownBy(() -> read("t.jsonl", "y", "")).hasMessageContaining("is empty");
    }

    @Test
    void libsvm_fills_what_is_not_named_with_zero() throws IOException {
        Dataset data = read("t.libsvm", "label", "+1 1:0.5 3:2 # a comment", "-1 qid:7 2:1e-3", "+1 1:1");
        assertThat(data.schema().names()).containsExactly("label", "f1", "f2", "f3");
        assertThat(data.text(0, 0)).isEqualTo("+1");
        assertThat(data.number(1, 0)).isEqualTo(0.5);
        assertThat(data.number(2, 1)).isEqualTo(1e-3);
        assertThat(data.number(3, 1)).isZero();
    }

    @Test
    void libsvm_refuses_a_part_that_is_no_pair() {
        assertThatThrownBy(() -> read("t.svm", "label", "1 1:2", "0 x:3"))
                .hasMessageContaining("Line 2 of")
                .hasMessageContaining("has 'x:3'; after the label each part must be INDEX:VALUE");
        assertThatThrownBy(() -> read("u.svm", "label", "1 0:2")).hasMessageContaining("has '0:2'");
    }
}
