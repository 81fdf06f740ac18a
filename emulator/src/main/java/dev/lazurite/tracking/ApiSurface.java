package dev.lazurite.tracking;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Surface;

/**
 * The data plane of Azure ML in a region, {@code {region}.api.azureml.ms}: MLflow, run history, artifacts and discovery. Faults
 * have MLflow's shape under {@code /mlflow/} and that of Azure ML's services everywhere else.
 */
public final class ApiSurface {
    public static final String NAME = "api";

    /** Where the region's own host answers what the resource manager does, for clients of registries. */
    private static final String FRONT_END = "/mferp/managementfrontend";

    private static final Pattern MLFLOW_CODE = Pattern.compile("[A-Z][A-Z_]+");

    private final Clock clock;
    private final Ids ids;

    private ApiSurface(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** The surface, whose callers are known by {@code authentication}. */
    public static Surface of(Surface.Authentication authentication, Clock clock, Ids ids) {
        return new Surface(
                        NAME,
                        List.of("{region}.api.azureml.ms"),
                        true,
                        authentication,
                        new ApiSurface(clock, ids)::render,
                        List.of())
                .alias(FRONT_END, ArmSurface.NAME);
    }

    private Answer render(Fault fault, Call call) {
        boolean mlflow = call.rawPath().toLowerCase(Locale.ROOT).startsWith("/mlflow/");
        return Answer.json(fault.status(), mlflow ? mlflow(fault) : service(fault, call));
    }

    /** {@code {"error_code", "message"}}: MLflow's clients go by the code, not by the status. */
    private static ObjectNode mlflow(Fault fault) {
        String code = MLFLOW_CODE.matcher(fault.code()).matches() ? fault.code() : code(fault.status());
        return Json.object().put("error_code", code).put("message", fault.getMessage());
    }

    private static String code(int status) {
        return switch (status) {
            case 400, 413 -> "INVALID_PARAMETER_VALUE";
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404, 405 -> "ENDPOINT_NOT_FOUND";
            case 409 -> "RESOURCE_CONFLICT";
            case 429 -> "REQUEST_LIMIT_EXCEEDED";
            case 501 -> "NOT_IMPLEMENTED";
            default -> "INTERNAL_ERROR";
        };
    }

    private ObjectNode service(Fault fault, Call call) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error");
        error.put("code", fault.status() < 500 ? "UserError" : "ServiceError");
        error.putNull("severity");
        error.put("message", fault.getMessage());
        error.putNull("messageFormat")
                .putNull("messageParameters")
                .putNull("referenceCode")
                .putNull("detailsUri");
        error.put("target", fault.target().isEmpty() ? null : fault.target());
        error.putArray("details");
        error.putObject("innerError").put("code", inner(fault)).putNull("innerError");
        error.putNull("debugInfo").putNull("additionalInfo");
        body.putObject("correlation").put("operation", ids.hex(32)).put("request", ids.hex(16));
        String region = call.maybeParameter("region").orElse("");
        return body.put("environment", region)
                .put("location", region)
                .put(
                        "time",
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .put("componentName", "run-history");
    }

    /** The code of the inner error: MLflow's own codes become those of Azure ML's services. */
    private static String inner(Fault fault) {
        return switch (fault.code()) {
            case "RESOURCE_DOES_NOT_EXIST", "ENDPOINT_NOT_FOUND", "NotFound" -> "NotFoundError";
            case "INVALID_PARAMETER_VALUE" -> "BadArgument";
            default -> fault.code();
        };
    }
}
