package dev.lazurite.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded database of one data folder. A write whose transaction returned survives {@code kill -9}. */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final HikariDataSource source;
    private final Jdbi jdbi;

    /**
     * Writers take turns. H2 collects the changes of its tables for the file one table after the other while other transactions go
     * on; a process killed then would leave half of such a transaction behind, in the tables or in their indexes alone.
     */
    private final Lock writing = new ReentrantLock();

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
        DatabaseFile file = new DatabaseFile(folder, "lazurite");
        Migrations migrations = new Migrations(file);
        if (!file.exists()) {
            migrations.apply();
        }
        HikariDataSource source = pool(file);
        try {
            if (migrations.applied(source)) {
                return new Database(source);
            }
            shutDown(source);
            migrations.apply();
        } catch (RuntimeException failed) {
            source.close();
            throw failed;
        }
        return new Database(pool(file));
    }

    private static HikariDataSource pool(DatabaseFile file) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(file.url());
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(2);
        config.setPoolName("store");
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException broken) {
            throw new DatabaseUnreadable("the database in " + file.folder() + " does not open", broken.getCause());
        }
    }

    /** Reads; what {@code work} sees of one statement is consistent. */
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        return jdbi.withHandle(work);
    }

    /** Writes in one transaction, of which all or nothing is there afterwards, even when the process is killed meanwhile. */
    public <X extends Exception> void write(HandleConsumer<X> work) throws X {
        written(work.asCallback());
    }

    /** Writes, as {@link #write} does, and says something about it. Within {@code work} no lock may be waited for. */
    public <T, X extends Exception> T written(HandleCallback<T, X> work) throws X {
        writing.lock();
        try {
            return jdbi.inTransaction(work);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        shutDown(source);
    }

    private static void shutDown(HikariDataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException alreadyClosed) {
            LOG.debug("the database was closed already", alreadyClosed);
        }
        source.close();
    }
}
