package dev.lazurite.jobs.launch;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PsProcessTableTest {
    @Test
    void lines_of_macos_are_understood() {
        List<ProcessTable.Entry> entries = PsProcessTable.parse(
                List.of(
                        "  301     1   301 Ss   python train.py PATH=/bin LAZURITE_JOB=abc HOME=/x",
                        "  302   301   301 Z    (defunct)",
                        "  303   301   301 S+   python LAZURITE_JOB=abcd"),
                "LAZURITE_JOB=abc");
        assertThat(entries)
                .containsExactly(
                        new ProcessTable.Entry(301, 1, 301, "", true),
                        new ProcessTable.Entry(303, 301, 301, "", false));
    }
}
