package dev.lazurite.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.TestInstance;
import dev.lazurite.app.client.ClientFacts;
import dev.lazurite.arm.ArmId;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.platform.Json;

/**
 * One instance that all tests of this package share, since none needs another and each start costs seconds. Tests keep apart
 * by the names that they use.
 */
public final class MlInstance {
    private static final String VERSION = "api-version=2023-04-01";
    private static MlInstance shared;

    private final TestInstance instance;
    private final String workspace;

    private MlInstance() throws IOException {
        instance = TestInstance.start();
        workspace = "/subscriptions/" + instance.wiring().tenant().subscription()
                + "/resourceGroups/" + ClientFacts.RESOURCE_GROUP
                + "/providers/Microsoft.MachineLearningServices/workspaces/"
                + ClientFacts.WORKSPACE;
    }

    public static synchronized MlInstance shared() {
        try {
            if (shared == null) {
                shared = new MlInstance();
                Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
            }
            return shared;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void close() {
        try {
            instance.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public TestInstance instance() {
        return instance;
    }

    public MachineLearning ml() {
        return instance.wiring().machineLearning();
    }

    /** The ARM id of the default workspace. */
    public String workspace() {
        return workspace;
    }

    public WorkspaceFacts facts() {
        return WorkspaceFacts.of(
                ml().references().workspace(ArmId.parse(workspace)).orElseThrow());
    }

    /** Sends a request to an address below a surface, such as {@code /arm/subscriptions/...}. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        try {
            return instance.arm(method, path.replace(" ", "%20"), body, headers);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Sends a request to something in the workspace, such as {@code /data/iris/versions/1}, with an api-version. */
    public HttpResponse<String> arm(String method, String path, String body, String... headers) {
        return send(method, "/arm" + workspace + path + (path.contains("?") ? "&" : "?") + VERSION, body, headers);
    }

    /** The body of a request to the workspace that has to succeed. */
    public ObjectNode json(String method, String path, String body) {
        HttpResponse<String> answer = arm(method, path, body);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return Json.parse(answer.body());
    }
}
