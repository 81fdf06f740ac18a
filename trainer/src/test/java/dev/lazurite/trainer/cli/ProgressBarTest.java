package dev.lazurite.trainer.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ProgressBarTest {
    private final StringWriter said = new StringWriter();
    private final PrintWriter out = new PrintWriter(said);

    @Test
    void bar_writes_over_itself_and_makes_room_for_lines_that_stay() {
        var progress = new HumanProgress(out, true);
        progress.epochEnded(1, 3, 0.5, 0.25);
        progress.trained(1);
        assertThat(said.toString())
                .startsWith("[##########....................] 1 of 3  loss 0.500000, validation loss 0.250000\r ")
                .doesNotContain("epoch")
                .endsWith(" \rtrained   in 1.00 s" + System.lineSeparator());
    }

    @Test
    void where_lines_cannot_be_written_over_each_epoch_has_one() {
        var progress = new HumanProgress(out, false);
        progress.epochEnded(1, 3, 0.5, 0.25);
        progress.tried(0, 2, "svm", Map.of("C", "1"), "accuracy", 0.9);
        assertThat(said.toString().lines())
                .containsExactly(
                        "epoch     1 of 3, loss 0.500000, validation loss 0.250000",
                        "trial 0   accuracy=0.90000  svm {C=1}");
    }

    @Test
    void trials_stay_above_the_bar() {
        var progress = new HumanProgress(out, true);
        progress.tried(0, 2, "svm", Map.of(), "accuracy", 0.9);
        progress.tried(1, 2, "svm", Map.of(), "accuracy", 0.8);
        assertThat(said.toString())
                .contains("[###############...............] 1 of 2  trials\r")
                .endsWith("2 of 2  trials");
    }
}
