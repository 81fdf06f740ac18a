package dev.lazurite.arm;

import java.time.Clock;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Surface;

/** The resource manager's host and the shapes in which it refuses. */
public final class ArmSurface {
    /** The surface's name. */
    public static final String NAME = "arm";

    /** The part of Azure ML that answers for assets, datastores, components and jobs, with an error shape of its own. */
    public static final String MANAGEMENT_FRONT_END = "managementfrontend";

    private final Clock clock;
    private final Ids ids;

    public ArmSurface(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    public Surface surface(Surface.Authentication authentication) {
        return new Surface(
                NAME,
                List.of("management.azure.com", "management.core.windows.net"),
                true,
                authentication,
                this::render,
                List.of());
    }

    /** A refusal by the management front end: its code is always {@code UserError}, the real one stands inside. */
    public static Fault userError(int status, String innerCode, String message) {
        return Fault.of(status, "UserError", message).by(MANAGEMENT_FRONT_END, innerCode);
    }

    private Answer render(Fault fault, Call call) {
        if (fault.code().isEmpty()) {
            // Some refusals, such as that of an unknown compute, have no body at all.
            return Answer.empty(fault.status()).header("x-ms-response-type", "standard");
        }
        ObjectNode error = Json.object();
        error.put("code", fault.code());
        error.put("message", fault.getMessage());
        if (fault.component().isEmpty()) {
            return gateway(fault, error);
        }
        error.set("details", details(fault));
        ArrayNode more = error.putArray("additionalInfo");
        String region = call.maybeParameter("region").orElse("eastus");
        info(more, "ComponentName").put("value", fault.component());
        info(more, "Correlation")
                .putObject("value")
                .put("operation", ids.hex(32))
                .put("request", ids.hex(16));
        info(more, "Environment").put("value", region);
        info(more, "Location").put("value", region);
        info(more, "Time").put("value", Envelope.time(clock.instant()));
        if (!fault.inner().isEmpty()) {
            info(more, "InnerError").set("value", inner(fault.inner()));
        }
        return Answer.json(fault.status(), Json.object().set("error", error)).header("x-ms-response-type", "error");
    }

    private static Answer gateway(Fault fault, ObjectNode error) {
        if (!fault.target().isEmpty()) {
            error.put("target", fault.target());
        }
        if (!fault.details().isEmpty()) {
            error.set("details", details(fault));
        }
        return Answer.json(fault.status(), Json.object().set("error", error)).header("x-ms-failure-cause", "gateway");
    }

    private static ArrayNode details(Fault fault) {
        ArrayNode details = Json.array();
        for (Fault.Detail detail : fault.details()) {
            ObjectNode item = details.addObject().put("code", detail.code()).put("message", detail.message());
            item.putArray("details");
            item.putArray("additionalInfo");
        }
        return details;
    }

    private static ObjectNode info(ArrayNode more, String type) {
        return more.addObject().put("type", type).putObject("info");
    }

    private static ObjectNode inner(List<String> codes) {
        ObjectNode node = Json.object().put("code", codes.get(0));
        if (codes.size() > 1) {
            node.set("innerError", inner(codes.subList(1, codes.size())));
        } else {
            node.putNull("innerError");
        }
        return node;
    }
}
