package dev.lazurite.ml;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmContractTest;
import dev.lazurite.platform.Json;

/** The contract of the resource manager for a type inside a workspace. */
public abstract class MlContractTest extends ArmContractTest {
    private final MlInstance instance = MlInstance.shared();

    /** The type's segments below the workspace, such as {@code /data/iris/versions}. */
    protected abstract String below();

    /** The properties of a valid body, as JSON. */
    protected abstract String properties();

    @Override
    protected String list() {
        return instance.workspace() + below();
    }

    @Override
    protected String listOfUnknownParent() {
        return instance.workspace() + "-nowhere" + below();
    }

    @Override
    protected String version() {
        return "2023-04-01";
    }

    @Override
    protected ObjectNode body() {
        return Json.object().set("properties", Json.parse(properties()));
    }

    @Override
    protected HttpResponse<String> arm(String method, String path, String body, String... headers) {
        return instance.send(method, "/arm" + path, body, headers);
    }
}
