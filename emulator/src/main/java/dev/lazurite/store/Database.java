package dev.lazurite.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded database of one data folder. A write whose transaction returned survives {@code kill -9}. */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final HikariDataSource source;
    private final Jdbi jdbi;

    private Database(HikariDataSource source) {
        this.source = source;
        this.jdbi = Jdbi.create(source);
    }

    /**
     * Opens the database in {@code folder}, making or migrating it first.
     *
     * @throws DatabaseUnreadable when the file is there and does not open
     * @throws DatabaseIncompatible when another version made it, whose tables this one does not know
     */
    public static Database open(Path folder) {
        HikariConfig config = new HikariConfig();
        // WRITE_DELAY=0: with the default of 500 ms acknowledged commits were lost on kill -9.
        config.setJdbcUrl("jdbc:h2:file:" + folder.resolve("lazurite").toAbsolutePath() + ";WRITE_DELAY=0");
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(2);
        config.setPoolName("store");
        HikariDataSource source = pool(config, folder);
        try {
            new Migrations(source, folder).apply();
            return new Database(source);
        } catch (RuntimeException failed) {
            source.close();
            throw failed;
        }
    }

    private static HikariDataSource pool(HikariConfig config, Path folder) {
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException broken) {
            throw new DatabaseUnreadable("the database in " + folder + " does not open", broken.getCause());
        }
    }

    /** SQL on the database; {@code useTransaction} and {@code inTransaction} for what belongs together. */
    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException alreadyClosed) {
            LOG.debug("the database was closed already", alreadyClosed);
        }
        source.close();
    }
}
