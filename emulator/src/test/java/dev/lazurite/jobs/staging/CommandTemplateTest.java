package dev.lazurite.jobs.staging;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommandTemplateTest {
    private final CommandTemplate template = new CommandTemplate(
            Map.of("data", "/in/a b.csv", "rate", "0.1", "price", "$5 \\n", "blank", ""),
            Map.of("model", "/out/model"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python train.py | python train.py",
                "x ${{inputs.data}} | x /in/a b.csv",
                "x ${{ inputs.rate }} ${{outputs.model}}/m | x 0.1 /out/model/m",
                "echo ${HOME} $(date) ${{search_space.lr}} | echo ${HOME} $(date) ${{search_space.lr}}",
                "x ${{inputs.price}} | x $5 \\n",
                "x '${{inputs.blank}}' | x ''",
                "x $[[--rate ${{inputs.rate}}]] y | x --rate 0.1 y",
                "x $[[--gone ${{inputs.gone}}]] y | x  y",
                "x $[[--a ${{inputs.rate}} --b ${{inputs.gone}}]]$[[ --m ${{outputs.model}}]] | x  --m /out/model",
                "if [[ -n $X ]]; then y; fi | if [[ -n $X ]]; then y; fi",
            })
    void placeholders_are_filled_in_and_all_else_is_left_as_written(String command, String filled) throws Exception {
        assertThat(template.fill(command.strip())).isEqualTo(filled.strip());
    }

    @Test
    void a_placeholder_of_no_input_is_refused_by_name() {
        assertThatThrownBy(() -> template.fill("x ${{inputs.gone}}"))
                .isInstanceOf(JobFault.class)
                .hasMessageContaining("'${{inputs.gone}}'")
                .hasMessageContaining("no input 'gone'");
    }
}
