package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code --split} holds out. */
final class SplitTest {
    @TempDir
    private Path folder;

    private final Console console = new Console(Map.of());
    private Path data;

    /** Each patient has an offset of its own, in a column that tells who it is; y grows with time. */
    @BeforeEach
    void table() {
        List<String> lines = new ArrayList<>(List.of("patient,day,x,y"));
        for (int i = 0; i < 120; i++) {
            int patient = i % 12;
            String day = LocalDate.of(2024, 1, 1).plusDays(119 - i).toString();
            lines.add("p%d,%s,%d,%d".formatted(patient, day, i % 7, patient * 10 + i % 7 + (119 - i) / 60));
        }
        data = Tables.write(folder, "visits.csv", lines.toArray(String[]::new));
    }

    private int fit(String split) {
        return console.run(
                "fit",
                "--data",
                data.toString(),
                "--target",
                "y",
                "--task",
                "regression",
                "--learner",
                "decision-tree",
                "--split",
                split,
                "--out",
                folder.resolve("m").toString());
    }

    private Map<String, Object> model() throws IOException {
        return JSON.std.mapFrom(Files.readString(folder.resolve("m/model.json")));
    }

    @Test
    void groups_stay_together_and_are_not_learned_from() throws IOException {
        assertThat(fit("group:patient")).as(console.err()).isZero();
        assertThat(model().get("signature").toString())
                .doesNotContain("patient")
                .contains("day");
        assertThat(((Map<?, ?>) model().get("data")).get("split")).isEqualTo("group:patient");
        assertThat(((Map<?, ?>) model().get("data")).get("test_rows")).isEqualTo(30);
    }

    @Test
    void last_rows_are_held_out_by_time() throws IOException {
        assertThat(fit("time:day")).as(console.err()).isZero();
        assertThat(((Map<?, ?>) model().get("data")).get("test_rows")).isEqualTo(30);
        assertThat(model().get("signature").toString()).contains("patient", "day");
    }

    @Test
    void rule_that_is_none_is_refused() {
        assertThat(fit("alphabet")).isEqualTo(2);
        assertThat(console.err()).contains("it must be random, group:COLUMN or time:COLUMN");
    }

    @Test
    void column_that_is_not_there_is_refused() {
        assertThat(fit("group:doctor")).isEqualTo(2);
        assertThat(console.err()).contains("There is no column 'doctor'");
    }
}
