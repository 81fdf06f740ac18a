package dev.lazurite.app.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.app.client.ClientEnvironment;
import dev.lazurite.app.client.ClientFacts;
import dev.lazurite.app.instance.DataFolder;
import dev.lazurite.app.instance.InstanceRecord;
import dev.lazurite.app.instance.Probe;
import dev.lazurite.app.instance.Refusal;
import dev.lazurite.jobs.isolation.Isolation;
import dev.lazurite.jobs.isolation.IsolationChoice;
import dev.lazurite.jobs.isolation.IsolationMode;

/** All checks of a machine and a data folder. */
public final class Checks {
    private final Map<String, String> environment;
    private final DataFolder folder;
    private final int port;
    private final Optional<InstanceRecord> running;

    /**
     * @param environment the variables of the user's shell
     * @param port the one that an instance takes when none is named
     */
    public Checks(Map<String, String> environment, DataFolder folder, int port) {
        this.environment = environment;
        this.folder = folder;
        this.port = port;
        this.running = Probe.find(folder);
    }

    /** Looks at everything. */
    public List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(java());
        checks.addAll(new PythonChecks().all());
        checks.add(data());
        checks.add(port());
        checks.add(isolation());
        checks.addAll(new ProxyChecks(environment, running).all());
        checks.add(ca());
        return checks;
    }

    private static Check java() {
        Path compiler = Path.of(System.getProperty("java.home"), "bin", "javac");
        String what = Runtime.version() + " in " + System.getProperty("java.home");
        return Files.isExecutable(compiler)
                ? Check.ok("Java", what)
                : Check.note("Java", what + " has no compiler", "install a JDK to build Lazurite from its sources");
    }

    private Check data() {
        if (running.isPresent()) {
            return Check.ok(
                    "data",
                    folder.path() + ", in use by process " + running.get().pid());
        }
        try {
            if (Files.exists(folder.path())) {
                folder.prepare();
                folder.checkFree();
                return Check.ok("data", folder.path() + ", not in use");
            }
            return Check.ok("data", folder.path() + ", to be made by the first start");
        } catch (Refusal refused) {
            return Check.wrong("data", refused.getMessage(), "see there");
        }
    }

    private Check port() {
        if (running.isPresent()) {
            return Check.ok("port", running.get().port() + ", this folder's instance answers");
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return Check.ok("port", socket.getLocalPort() + " is free");
        } catch (IOException taken) {
            String holder = Probe.healthz(port).isPresent() ? "another instance of Lazurite" : "another program";
            return Check.note(
                    "port", port + " is in use by " + holder, "start with --port N, or --port 0 for a free one");
        }
    }

    private Check isolation() {
        Isolation isolation;
        try {
            Path trial = Files.createTempDirectory("lazurite-doctor");
            isolation = new IsolationChoice(IsolationMode.AUTO, trial).get();
            Files.delete(trial);
        } catch (IOException unwritable) {
            return Check.wrong(
                    "jobs", "nothing can be written to the folder for temporary files: " + unwritable, "mend it");
        }
        return isolation.isolates()
                ? Check.ok("jobs", isolation.description())
                : Check.note(
                        "jobs",
                        isolation.description(),
                        "on Linux, install util-linux or bubblewrap and allow user namespaces; all else works without");
    }

    private Check ca() {
        if (running.isEmpty()) {
            return Check.ok("CA", "made by the first start; checked when the instance runs");
        }
        List<String> notes = new ArrayList<>();
        try {
            InstanceRecord record = running.get();
            Map<String, String> variables = new ClientEnvironment(
                            folder.clientFiles(), record.port(), ClientFacts.read(folder.path()))
                    .forUser(environment, notes::add);
            if (!notes.isEmpty()) {
                return Check.note("CA", String.join("; ", notes), "correct the variable, then 'lazurite env' again");
            }
            return Check.ok("CA", "bundle " + variables.get("REQUESTS_CA_BUNDLE"));
        } catch (IOException broken) {
            return Check.wrong("CA", broken.toString(), "check the permissions of " + folder.clientFiles());
        }
    }
}
