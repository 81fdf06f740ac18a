package dev.lazurite.app.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.app.client.ClientEnvironment;
import dev.lazurite.app.client.ClientFacts;
import dev.lazurite.app.instance.DataFolder;
import dev.lazurite.app.instance.DetachedStart;
import dev.lazurite.app.instance.InstanceRecord;
import dev.lazurite.app.instance.Probe;

/** The variables for the user's clients, from the instance of a data folder, which is started when it does not answer. */
final class ClientVariables {
    private final Surroundings surroundings;

    ClientVariables(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Map<String, String> of(DataFolder folder, StartOptions start) throws IOException {
        InstanceRecord record = running(folder, start);
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("LAZURITE_DATA", folder.path().toString());
        variables.putAll(new ClientEnvironment(folder.clientFiles(), record.port(), ClientFacts.read(folder.path()))
                .forUser(surroundings.environment(), note -> surroundings.err().println("lazurite: " + note)));
        return variables;
    }

    /** The instance of a folder, started when it does not answer. */
    InstanceRecord running(DataFolder folder, StartOptions start) {
        Optional<InstanceRecord> running = Probe.find(folder);
        if (running.isPresent()) {
            return running.get();
        }
        surroundings.err().println("lazurite: starting an instance on " + folder.path() + " ...");
        InstanceRecord record = DetachedStart.start(start.settings(folder), List.of());
        surroundings.err().println("lazurite: it answers at " + record.url() + "; 'lazurite down' ends it");
        return record;
    }
}
