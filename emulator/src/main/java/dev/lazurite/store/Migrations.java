package dev.lazurite.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The tables of the database, made and changed by Flyway. Its check of every migration takes an eighth of a start, so it leaves
 * a seal behind: a digest of the migrations of this program and of the history in the database. While the seal fits, nothing
 * is left to do; when either changed, Flyway checks again.
 *
 * <p>H2 commits with every statement that makes or changes a table, and a start may be killed between two of them. So a copy of
 * the file is what is migrated, and takes the place of the file once it is whole.
 */
final class Migrations {
    /** All of {@code db/migration}, one file an area. */
    static final List<String> NAMES = List.of(
            "V1__instance",
            "V5__arm",
            "V20__storage",
            "V30__tracking",
            "V31__metrics_folded_late",
            "V40__ml",
            "V50__jobs",
            "V51__job_kinds",
            "V51_1__step_results",
            "V53__sweeps",
            "V54__lineage",
            "V63__compute_quotas");

    private static final String LOCATION = "db/migration";
    private static final String HISTORY =
            "SELECT \"version\", \"checksum\", \"success\" FROM \"flyway_schema_history\" ORDER BY \"installed_rank\"";
    private static final String SEAL =
            "SELECT remarks FROM information_schema.tables WHERE table_name = 'flyway_schema_history'";

    private final DatabaseFile file;
    private final DatabaseFile unfinished;

    Migrations(DatabaseFile file) {
        this.file = file;
        this.unfinished = new DatabaseFile(file.folder(), file.name() + "-migrating");
    }

    /** Whether the tables are what this program expects. */
    boolean applied(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            String seal = text(statement, SEAL);
            return !seal.isEmpty() && seal.equals(seal(statement));
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /**
     * Makes the tables of the file, which nobody has open, what this program expects, or throws {@link DatabaseIncompatible}
     * and leaves the file as it is.
     */
    void apply() {
        unfinished.delete();
        if (file.exists()) {
            file.copyTo(unfinished);
        }
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(unfinished.url());
        // held, so that H2 does not close the file whenever Flyway does
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            migrate(source);
            // A digest in hexadecimal: nothing in it ends the literal.
            statement.execute("COMMENT ON TABLE \"flyway_schema_history\" IS '" + seal(statement) + "'");
            statement.execute("SHUTDOWN");
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
        unfinished.replace(file);
    }

    private IllegalStateException unreadable(SQLException failed) {
        return new IllegalStateException("the tables of the database in " + file.folder() + " cannot be read", failed);
    }

    private void migrate(DataSource source) {
        try {
            // No pattern is ignored: by default Flyway takes a database that a later version has migrated.
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:" + LOCATION)
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayValidateException other) {
            throw new DatabaseIncompatible(
                    "the database in " + file.folder() + " was made by another version: "
                            + other.getMessage().lines().skip(1).findFirst().orElse(other.getMessage()),
                    other);
        }
    }

    private static String seal(Statement statement) throws SQLException {
        MessageDigest digest = sha256();
        for (String name : NAMES) {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content(name));
        }
        digest.update(text(statement, HISTORY).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] content(String name) {
        try (InputStream in = Migrations.class.getClassLoader().getResourceAsStream(LOCATION + "/" + name + ".sql")) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** All rows of a query as text; empty where there are none. */
    private static String text(Statement statement, String query) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    text.append(column == 1 && text.isEmpty() ? "" : "|").append(rows.getString(column));
                }
            }
        }
        return text.toString().equals("null") ? "" : text.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
