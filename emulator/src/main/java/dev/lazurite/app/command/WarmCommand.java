package dev.lazurite.app.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;

import dev.lazurite.app.LogFile;
import dev.lazurite.app.Settings;
import dev.lazurite.app.client.ClientEnvironment;
import dev.lazurite.app.client.ClientFacts;
import dev.lazurite.app.client.VariableFormat;
import dev.lazurite.app.instance.DataFolder;
import dev.lazurite.app.instance.Probe;
import dev.lazurite.app.instance.RunningInstance;
import dev.lazurite.platform.Ids;
import picocli.CommandLine.Command;

/**
 * Starts an instance on a folder that is deleted afterwards, asks it a few things and ends: what it loads on the way goes into
 * the archive of classes from which later starts are fast.
 */
@Command(
        name = "warm",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Load what a start needs, and end.")
final class WarmCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    WarmCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("lazurite-warm");
        DataFolder folder = DataFolder.at(data).prepare();
        LogFile.open(folder.log());
        Settings settings = new Settings(data, "127.0.0.1", 0, true);
        try (RunningInstance instance = RunningInstance.start(settings, Clock.systemUTC(), Ids.random())) {
            Probe.find(folder);
            ask("http://127.0.0.1:" + instance.record().port() + "/healthz");
            String variables = VariableFormat.SH.write(new ClientEnvironment(
                            folder.clientFiles(), instance.record().port(), ClientFacts.read(folder.path()))
                    .forUser(
                            surroundings.environment(),
                            note -> surroundings.err().println(note)));
            surroundings.err().println(new Banner(folder, instance.record()).text() + variables.length());
        } finally {
            folder.delete();
        }
        return 0;
    }

    private void ask(String url) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        surroundings.err().println(url + " " + answer.statusCode());
    }
}
