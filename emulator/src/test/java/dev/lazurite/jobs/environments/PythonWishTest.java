package dev.lazurite.jobs.environments;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PythonWishTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "==3.10.*|8,9,10,11,12|10",
                "=3.10|11,12|11",
                "=3.6|8,11|8",
                "=3.13|8,11|11",
                ">=3.8,<3.11|8,9,10,11|10",
                ">=3.8|8,9,12,13|12",
                "==3.9.18|9,11|9",
                "<3.11|9,10,11|10",
                "3.7|7,11|7",
                "''|9,11,13|11",
            })
    void the_wished_minor_is_taken_or_the_nearest_newer_or_the_newest(String wish, String here, int chosen) {
        List<Integer> minors =
                List.of(here.split(",")).stream().map(Integer::valueOf).toList();
        assertThat(PythonWish.of(wish).choose(minors)).contains(chosen);
    }

    @Test
    void an_image_name_may_carry_a_wish() {
        assertThat(PythonWish.ofImage("python:3.9-slim")).isEqualTo(new PythonWish(9, 9));
        assertThat(PythonWish.ofImage("docker.io/library/python:3.12")).isEqualTo(new PythonWish(12, 12));
        assertThat(PythonWish.ofImage("mcr.microsoft.com/azureml/minimal-ubuntu20.04-py38-cpu-inference:latest"))
                .isEqualTo(new PythonWish(8, 8));
        assertThat(PythonWish.ofImage("mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"))
                .isEqualTo(PythonWish.ANY);
    }
}
