package dev.lazurite.app.instance;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.app.Settings;
import dev.lazurite.app.Version;
import dev.lazurite.app.Wiring;
import dev.lazurite.jobs.isolation.Isolation;
import dev.lazurite.jobs.isolation.IsolationChoice;
import dev.lazurite.jobs.isolation.IsolationMode;
import dev.lazurite.platform.Ids;
import dev.lazurite.store.DatabaseIncompatible;
import dev.lazurite.store.DatabaseUnreadable;

/** An instance in this process, on a data folder that it holds. */
public final class RunningInstance implements AutoCloseable {
    private final DataFolder folder;
    private final DataFolder.Hold hold;
    private final Wiring wiring;
    private final InstanceRecord record;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RunningInstance(DataFolder folder, DataFolder.Hold hold, Wiring wiring, InstanceRecord record) {
        this.folder = folder;
        this.hold = hold;
        this.wiring = wiring;
        this.record = record;
    }

    /**
     * Starts: it answers, and commands find it, when this returns.
     *
     * @param chosen what the user chose
     */
    public static RunningInstance start(Settings chosen, Clock clock, Ids ids) throws IOException {
        DataFolder folder = DataFolder.at(chosen.data()).prepare();
        DataFolder.Hold hold = folder.hold();
        try {
            Settings settings = reachable(chosen, folder);
            // tried once calls are answered, or by the first job: it would take processor time from the start
            IsolationChoice choice = new IsolationChoice(settings.isolation(), settings.data());
            Wiring wiring = wire(settings, choice, clock, ids);
            Isolation isolation = isolation(settings, choice, wiring);
            InstanceRecord record = new InstanceRecord(
                    wiring.instance(),
                    ProcessHandle.current().pid(),
                    clock.instant().toString(),
                    wiring.port(),
                    Version.CURRENT,
                    settings.offline(),
                    isolation.description(),
                    wiring.limits().description());
            folder.keep(record);
            return new RunningInstance(folder, hold, wiring, record);
        } catch (IOException | RuntimeException failed) {
            hold.close();
            throw failed;
        }
    }

    /**
     * A start on any free port takes that of an instance that did not end cleanly, where it is free: jobs that outlived it talk
     * to that port.
     */
    private static Settings reachable(Settings chosen, DataFolder folder) {
        if (chosen.port() != 0) {
            return chosen;
        }
        return folder.record()
                .map(InstanceRecord::port)
                .filter(port -> free(chosen.host(), port))
                .map(chosen::on)
                .orElse(chosen);
    }

    private static boolean free(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static Isolation isolation(Settings settings, IsolationChoice choice, Wiring wiring) {
        Isolation isolation = choice.get();
        if (settings.isolation() == IsolationMode.REQUIRE && !isolation.isolates()) {
            wiring.close();
            throw new Refusal("Jobs would run " + isolation.description()
                    + ". Start without '--isolation require', or see 'lazurite doctor' for what is missing.");
        }
        return isolation;
    }

    private static Wiring wire(Settings settings, IsolationChoice isolation, Clock clock, Ids ids) throws IOException {
        try {
            return new Wiring(settings, isolation, clock, ids);
        } catch (RuntimeException failed) {
            throw refusal(settings, failed).orElse(failed);
        }
    }

    private static Optional<RuntimeException> refusal(Settings settings, RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                String holder = Probe.healthz(settings.port())
                        .map(JsonNode::toString)
                        .map(ignored -> "another instance of Lazurite")
                        .orElse("another program");
                return Optional.of(new Refusal("Port " + settings.port() + " is in use by " + holder
                        + ": choose another with --port, or --port 0 for a free one."));
            }
            if (cause instanceof DatabaseIncompatible incompatible) {
                return Optional.of(new Refusal(
                        "This is " + Version.CURRENT + " and " + incompatible.getMessage()
                                + ". Use that version, another folder with --data, or begin anew with 'lazurite reset'.",
                        incompatible));
            }
            if (cause instanceof DatabaseUnreadable unreadable) {
                return Optional.of(new Refusal(Restore.offer(settings.data(), unreadable), unreadable));
            }
        }
        return Optional.empty();
    }

    public InstanceRecord record() {
        return record;
    }

    public DataFolder folder() {
        return folder;
    }

    /** Ends cleanly: no more requests, the database closed, the folder free. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            wiring.close();
            folder.forgetRecord();
            hold.close();
        }
    }
}
