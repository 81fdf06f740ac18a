package dev.lazurite.trainer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

import dev.lazurite.trainer.Tables;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class DatesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 1709164800",
        "2024/02/29, 1709164800",
        "2024-02-29 12:30, 1709209800",
        "2024-02-29T12:30:00Z, 1709209800",
        "2024-02-29T12:30:00.5+02:00, 1709202600.5",
        "2024-02-29T12:30:00-01:00, 1709213400",
        "1969-12-31, -86400",
        "2023-02-29, NaN",
        "29.02.2024, NaN",
        "02/29/2024, NaN",
        "1234567890, NaN"
    })
    void dates_are_seconds_since_1970(String text, double seconds) {
        assertThat(DateText.parse(text)).isEqualTo(Double.valueOf(seconds));
    }

    @Test
    void dates_are_written_as_they_are_read() {
        assertThat(DateText.of(1709164800)).isEqualTo("2024-02-29");
        assertThat(DateText.of(1709209800)).isEqualTo("2024-02-29T12:30");
    }

    @Test
    void column_of_dates_becomes_those_parts_that_vary() throws IOException {
        Path file = Tables.write(folder, "d.csv", "day,y", "2024-01-01,1", "2024-01-02,2", ",3", "2024-02-03,4");
        Dataset data = TableFile.open(TableOptions.of(file)).read(Progress.SILENT);
        assertThat(data.schema().columns().get(0).type()).isEqualTo(ColumnType.DATE);
        Featuriser featuriser = Featuriser.fit(data, "y", Featuriser.Scaling.NONE);
        assertThat(featuriser.features()).containsExactly("day.elapsed", "day.month", "day.day", "day.weekday");
        double[][] columns = featuriser.columns(data);
        assertThat(columns[0]).containsExactly(19723, 19724, Double.NaN, 19756);
        assertThat(columns[3]).containsExactly(1, 2, Double.NaN, 6);
        assertThat(Arrays.deepEquals(Featuriser.of(featuriser.describe()).columns(data), columns))
                .isTrue();
    }

    @Test
    void column_said_to_be_dates_must_hold_them() {
        Path file = Tables.write(folder, "d.csv", "day,y", "2024-01-01,1", "soon,2");
        var options = new TableOptions(file, ',', Set.of(), Set.of(), Set.of(), Set.of("day"), Set.of());
        assertThatThrownBy(() -> TableFile.open(options).read(Progress.SILENT))
                .hasMessageContaining("Column 'day' must hold dates, but line 3 has 'soon'")
                .hasMessageContaining("2024-01-31");
    }
}
