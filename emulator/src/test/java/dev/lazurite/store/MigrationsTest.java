package dev.lazurite.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MigrationsTest {
    private static final String HISTORY = "\"flyway_schema_history\"";

    @TempDir
    private Path folder;

    @Test
    void every_migration_on_the_class_path_is_named() throws Exception {
        Path files = Path.of(getClass().getResource("/db/migration").toURI());
        try (Stream<Path> all = Files.list(files)) {
            assertThat(all.map(file -> file.getFileName().toString().replace(".sql", "")))
                    .containsExactlyInAnyOrderElementsOf(Migrations.NAMES);
        }
    }

    @Test
    void a_database_without_a_seal_gets_the_same_one_again() {
        String seal = sealOfAnOpenedDatabase();
        assertThat(seal).hasSize(64);
        change("COMMENT ON TABLE " + HISTORY + " IS NULL");
        assertThat(sealOfAnOpenedDatabase()).isEqualTo(seal);
    }

    @Test
    void what_a_killed_start_left_of_a_migration_is_not_gone_on_with() throws Exception {
        Files.writeString(folder.resolve("lazurite-migrating.mv.db"), "half of a database");
        assertThat(sealOfAnOpenedDatabase()).hasSize(64);
        assertThat(folder.resolve("lazurite-migrating.mv.db")).doesNotExist();
    }

    @Test
    void a_migration_that_was_changed_afterwards_is_noticed_in_spite_of_the_seal() {
        sealOfAnOpenedDatabase();
        change("UPDATE " + HISTORY + " SET \"checksum\" = 1 WHERE \"version\" = '1'");
        assertThatThrownBy(() -> Database.open(folder)).isInstanceOf(DatabaseIncompatible.class);
    }

    private String sealOfAnOpenedDatabase() {
        try (Database database = Database.open(folder)) {
            return database.read(handle -> handle.createQuery("SELECT remarks FROM information_schema.tables"
                            + " WHERE table_name = 'flyway_schema_history'")
                    .mapTo(String.class)
                    .one());
        }
    }

    private void change(String sql) {
        try (Database database = Database.open(folder)) {
            database.write(handle -> handle.execute(sql));
        }
    }
}
