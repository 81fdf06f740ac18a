package dev.lazurite.trainer.deep.distributed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisabledOnOs(OS.WINDOWS)
final class LocalWorkersTest {
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private LocalWorkers.Ending run(String script) throws Exception {
        return new LocalWorkers(List.of("sh", "-c", script), 3, heard::add).run();
    }

    @Test
    void each_process_is_told_its_place_and_the_first_is_heard() throws Exception {
        LocalWorkers.Ending ending = run("echo $RANK of $WORLD_SIZE at $MASTER_ADDR; test $MASTER_PORT -gt 0");
        assertThat(ending.succeeded()).isTrue();
        assertThat(heard).containsExactly("0 of 3 at 127.0.0.1");
    }

    @Test
    void first_failure_ends_the_others_and_is_told_with_its_last_words() throws Exception {
        LocalWorkers.Ending ending =
                run("if [ $RANK = 1 ]; then echo oh >&2; echo no >&2; exit 7; fi; exec sleep 1000");
        assertThat(ending).isEqualTo(new LocalWorkers.Ending(1, 7, "no"));
    }

    @Test
    void place_is_read_from_the_variables_of_pytorch_or_open_mpi() {
        var place = new Place(1, 4, "node0", 6105);
        assertThat(Place.from(place.variables())).contains(place);
        assertThat(Place.from(
                        Map.of("OMPI_COMM_WORLD_RANK", "2", "OMPI_COMM_WORLD_SIZE", "3", "MASTER_ADDR", "10.0.0.4")))
                .contains(new Place(2, 3, "10.0.0.4", 29_500));
        assertThat(Place.from(Map.of())).isEmpty();
        assertThat(Place.from(Map.of("RANK", "0", "WORLD_SIZE", "1"))).isEmpty();
    }

    @Test
    void place_that_is_half_told_is_refused() {
        assertThatThrownBy(() -> Place.from(Map.of("RANK", "1", "WORLD_SIZE", "2")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("set MASTER_ADDR");
        assertThatThrownBy(() -> Place.from(Map.of("RANK", "x", "WORLD_SIZE", "2", "MASTER_ADDR", "a")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must be whole numbers");
    }
}
