package dev.lazurite.app.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

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
    private static final int ROUNDS = 3;

    private final Surroundings surroundings;

    WarmCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, GeneralSecurityException {
        Path data = Files.createTempDirectory("lazurite-warm");
        DataFolder folder = DataFolder.at(data).prepare();
        LogFile.open(folder.log());
        Settings settings = new Settings(data, "127.0.0.1", 0, true);
        try (RunningInstance instance = RunningInstance.start(settings, Clock.systemUTC(), Ids.random())) {
            int port = instance.record().port();
            Probe.find(folder);
            ClientFacts facts = ClientFacts.read(folder.path());
            ClientEnvironment environment = new ClientEnvironment(folder.clientFiles(), port, facts);
            String variables = VariableFormat.SH.write(environment.forUser(surroundings.environment(), this::say));
            say(new Banner(folder, instance.record()).text() + variables.length());
            HttpClient client = client(port, environment);
            String subscription = "https://management.azure.com/subscriptions/"
                    + facts.tenant().subscription();
            for (int round = 0; round < ROUNDS; round++) {
                ask(client, "http://127.0.0.1:" + port + "/healthz", "GET", "");
                ask(client, "https://login.microsoftonline.com/x/v2.0/.well-known/openid-configuration", "GET", "");
                ask(client, subscription + "?api-version=2022-12-01", "GET", "");
                ask(
                        client,
                        subscription + "/resourcegroups/w?api-version=2024-11-01",
                        "PUT",
                        "{\"location\":\"eastus\"}");
            }
        } finally {
            folder.delete();
        }
        return 0;
    }

    private static HttpClient client(int port, ClientEnvironment environment)
            throws IOException, GeneralSecurityException {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(environment.trusted());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .proxy(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                .build();
    }

    private void ask(HttpClient client, String url, String method, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer e30.e30.e30")
                .build();
        say(url + " "
                + client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    private void say(String line) {
        surroundings.err().println(line);
    }
}
