package dev.lazurite.trainer.deep.text;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class VocabularyTest {
    @Test
    void tokens_are_runs_of_letters_and_digits_in_lower_case() {
        assertThat(Vocabulary.split("Ein Größe-Test: 3x, don't (Ω)!"))
                .containsExactly("ein", "größe", "test", "3x", "don", "t", "ω");
    }

    @Test
    void most_frequent_tokens_are_numbered_from_2_and_equals_by_alphabet() {
        Vocabulary vocabulary = Vocabulary.of(List.of("b a c", "b c d"), 5);
        assertThat(vocabulary.tokens()).containsExactly("b", "c", "a");
        assertThat(vocabulary.size()).isEqualTo(5);
        assertThat(vocabulary.encode("a b x", 5)).containsExactly(4, 2, 1, 0, 0);
        assertThat(vocabulary.encode("a b c", 2)).containsExactly(4, 2);
        assertThat(vocabulary.encode("...", 2)).containsExactly(0, 0);
    }
}
