package dev.lazurite.trainer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import blue.strategic.parquet.ParquetWriter;
import dev.lazurite.trainer.Tables;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Progress;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Parquet and MLTable. */
final class FormatsTest {
    @TempDir
    private Path folder;

    private static Dataset read(Path file) throws IOException {
        return TableFile.open(TableOptions.of(file)).read(Progress.SILENT);
    }

    private Path parquet(String name) throws IOException {
        MessageType schema = Types.buildMessage()
                .optional(PrimitiveTypeName.DOUBLE)
                .named("x")
                .required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named("kind")
                .required(PrimitiveTypeName.INT32)
                .as(LogicalTypeAnnotation.dateType())
                .named("day")
                .required(PrimitiveTypeName.BOOLEAN)
                .named("flag")
                .named("table");
        Path file = folder.resolve(name);
        try (ParquetWriter<Integer> writer = ParquetWriter.writeFile(schema, file.toFile(), (row, values) -> {
            if (row != 2) {
                values.write("x", row / 4.0);
            }
            values.write("kind", row % 2 == 0 ? "even" : "odd");
            values.write("day", 19_000 + row);
            values.write("flag", row > 3);
        })) {
            for (int row = 0; row < 6; row++) {
                writer.write(row);
            }
        }
        return file;
    }

    @Test
    void parquet_is_read_with_its_dates_and_gaps() throws IOException {
        Dataset data = read(parquet("t.parquet"));
        assertThat(data.schema().names()).containsExactly("x", "kind", "day", "flag");
        assertThat(data.number(0, 3)).isEqualTo(0.75);
        assertThat(data.number(0, 2)).isNaN();
        assertThat(data.text(1, 5)).isEqualTo("odd");
        assertThat(data.schema().columns().get(2).type()).isEqualTo(ColumnType.DATE);
        assertThat(data.number(2, 1)).isEqualTo(19_001 * 86_400.0);
        assertThat(data.text(3, 4)).isEqualTo("true");
    }

    @Test
    void file_that_is_no_parquet_is_refused() throws IOException {
        Path file = Tables.write(folder, "no.parquet", "x,y", "1,2");
        assertThatThrownBy(() -> read(file)).hasMessageContaining("cannot be read as Parquet");
    }

    @Test
    void mltable_reads_its_files_one_after_the_other_and_keeps_what_it_says() throws IOException {
        Tables.write(folder, "a.csv", "x;y;z", "1;2;3", "4;5;6");
        Tables.write(folder, "b.csv", "x;y;z", "7;8;9", "10;11;12");
        Tables.write(
                folder,
                "MLTable",
                "type: mltable",
                "paths:",
                "  - pattern: ./*.csv",
                "transformations:",
                "  - read_delimited:",
                "      delimiter: ';'",
                "      header: all_files_same_headers",
                "  - drop_columns: y",
                "  - skip: 1",
                "  - take: 2");
        Dataset data = read(folder);
        assertThat(data.schema().names()).containsExactly("x", "z");
        assertThat((double[]) data.values(0)).containsExactly(4, 7);
        assertThat(TableFile.open(TableOptions.of(folder)).sha256())
                .as("the digest goes by the files too")
                .isNotEqualTo(digestAfter("a.csv", "x;y;z", "1;2;3", "4;5;7"));
    }

    private String digestAfter(String name, String... lines) throws IOException {
        Tables.write(folder, name, lines);
        return TableFile.open(TableOptions.of(folder)).sha256();
    }

    @Test
    void mltable_without_headers_counts_its_columns() throws IOException {
        Tables.write(folder, "a.txt", "1,2", "3,4");
        Tables.write(
                folder,
                "MLTable",
                "paths:",
                "  - file: a.txt",
                "transformations:",
                "  - read_delimited: {header: no_header}");
        assertThat(read(folder.resolve("MLTable")).schema().names()).containsExactly("Column1", "Column2");
    }

    @Test
    void mltable_of_json_lines_and_of_parquet() throws IOException {
        Tables.write(folder, "a.jsonl", "{\"x\": 1}", "{\"x\": 2}");
        Tables.write(folder, "MLTable", "paths: [{file: a.jsonl}]", "transformations: [read_json_lines]");
        assertThat(read(folder).rows()).isEqualTo(2);
        parquet("p.parquet");
        Files.writeString(
                folder.resolve("MLTable"),
                "paths: [{file: p.parquet}]\ntransformations: [read_parquet, {keep_columns: [x]}]\n");
        assertThat(read(folder).schema().names()).containsExactly("x");
    }

    @Test
    void mltable_that_asks_for_more_is_refused_with_what_is_known() {
        Tables.write(folder, "a.csv", "x", "1");
        Path table = Tables.write(
                folder,
                "MLTable",
                "paths: [{file: a.csv}]",
                "transformations: [{extract_columns_from_partition_format: x}]");
        assertThatThrownBy(() -> read(table))
                .hasMessageContaining("asks for extract_columns_from_partition_format")
                .hasMessageContaining("keep_columns");
        Tables.write(folder, "MLTable", "paths: [{file: none.csv}]");
        assertThatThrownBy(() -> read(table)).hasMessageContaining("none.csv, which is not there");
        Tables.write(folder, "MLTable", "paths: [{file: 'azureml://x'}]");
        assertThatThrownBy(() -> read(table)).hasMessageContaining("only files that are here");
        Tables.write(folder, "MLTable", "paths: [{file: a.csv}]", "transformations: [{keep_columns: q}]");
        assertThatThrownBy(() -> read(table)).hasMessageContaining("names a column 'q'. The columns are: x.");
        Tables.write(folder, "MLTable", "paths: [{file: a.csv}]", "transformations: [{take: 0}]");
        assertThatThrownBy(() -> read(table)).hasMessageContaining("leaves no rows");
    }

    @Test
    void files_of_an_mltable_that_differ_are_refused() {
        Tables.write(folder, "a.csv", "x,y", "1,2");
        Tables.write(folder, "b.csv", "x,z", "1,2");
        Path table = Tables.write(folder, "MLTable", "paths: [{file: a.csv}, {file: b.csv}]");
        assertThatThrownBy(() -> read(table))
                .hasMessageContaining("b.csv has the columns x, z, the file before it x, y");
    }
}
