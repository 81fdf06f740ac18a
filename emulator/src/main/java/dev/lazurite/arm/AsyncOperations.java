package dev.lazurite.arm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.store.Database;

/** Long-running operations as clients poll them. */
public final class AsyncOperations {
    private final Database database;
    private final Clock clock;
    private final Ids ids;

    /** The operations of the management front end, whose polls say more (real-answers-jobs section 9). */
    private static final String FRONT_END = "mfeoperationsstatus";

    private record State(String status, String error, Instant started, Instant ended) {}

    public AsyncOperations(Database database, Clock clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins an operation that {@link #finish} or {@link #fail} ends. */
    public String begin() {
        return insert(ids.guid(), "InProgress");
    }

    /** An operation that is over before it is asked for. */
    public String done() {
        return insert(ids.guid(), "Succeeded");
    }

    private String insert(String id, String status) {
        database.write(handle -> handle.execute(
                "INSERT INTO async_operation (id, status, error, started_at) VALUES (?, ?, '', ?)",
                id,
                status,
                clock.instant().atOffset(ZoneOffset.UTC)));
        return id;
    }

    public void finish(String id) {
        end(id, "Succeeded", "");
    }

    /** Ends an operation in failure; its poll then says {@code code} and {@code message}. */
    public void fail(String id, String code, String message) {
        end(id, "Failed", Json.write(Json.object().put("code", code).put("message", message)));
    }

    private void end(String id, String status, String error) {
        database.write(handle -> handle.execute(
                "UPDATE async_operation SET status = ?, error = ?, ended_at = ? WHERE id = ?",
                status,
                error,
                clock.instant().atOffset(ZoneOffset.UTC),
                id));
    }

    /**
     * The same answer with the addresses to poll.
     *
     * @param path the kind of operation, such as {@code computeOperationsStatus}
     * @param withLocation whether a {@code Location} is sent too
     */
    public Answer announce(
            Answer answer, Call call, ArmId about, String location, String path, String id, boolean withLocation) {
        String address = call.base() + "/subscriptions/" + about.subscription() + "/providers/" + about.namespace()
                + "/locations/" + location + "/" + path + "/" + id + "?api-version="
                + call.query("api-version").orElse("");
        // Deviation: {@code Retry-After} is sent with every long-running operation, and the service sends none; without
        // it clients
        // wait 5 to 30 seconds for what is done at once.
        Answer announced =
                answer.header("Azure-AsyncOperation", address + "&type=async").header("Retry-After", "1");
        return withLocation ? announced.header("Location", address + "&type=location") : announced;
    }

    /** The addresses to poll. */
    public List<Operation> operations(Set<String> versions) {
        return List.of(Operation.of(
                        "AsyncOperations_Get",
                        ArmSurface.NAME,
                        Method.GET,
                        "/subscriptions/{subscription}/providers/{namespace}/locations/{location}/{kind}/{operation}",
                        this::poll)
                .versions(versions)
                .forRuns());
    }

    /** Answers a poll, at whatever address it comes. */
    public Answer poll(Call call) {
        String kind = call.maybeParameter("kind").orElse("operationResults").toLowerCase(Locale.ROOT);
        if (!kind.endsWith("operationsstatus") && !kind.endsWith("operationresults") && !kind.endsWith("operations")) {
            throw Fault.of(404, "NotFound", "Nothing is known at locations/" + kind + ".");
        }
        String id = call.parameter("operation");
        Optional<State> found = database.read(handle -> handle.createQuery(
                        "SELECT status, error, started_at, COALESCE(ended_at, started_at)"
                                + " FROM async_operation WHERE id = ?")
                .bind(0, id.substring(id.lastIndexOf(':') + 1))
                .map((row, context) -> new State(row.getString(1), row.getString(2), instant(row, 3), instant(row, 4)))
                .findOne());
        State state =
                found.orElseThrow(() -> Fault.of(404, "NotFound", "No operation with the id '" + id + "' is known."));
        boolean byLocation = call.query("type").orElse("").equals("location") || kind.endsWith("operationresults");
        if (byLocation) {
            return state.status.equals("InProgress")
                    ? Answer.empty(202).header("Location", call.url()).header("Retry-After", "1")
                    : Answer.empty(200);
        }
        ObjectNode body = kind.equals(FRONT_END) ? frontEnd(call, id, state) : status(state);
        if (!state.error.isEmpty()) {
            body.set("error", Json.parse(state.error));
        }
        return Answer.ok(body).header("Retry-After", "1");
    }

    private static ObjectNode status(State state) {
        ObjectNode body = Json.object().put("status", state.status);
        return state.status.equals("Succeeded") ? body.put("percentComplete", 100.0) : body;
    }

    private static ObjectNode frontEnd(Call call, String id, State state) {
        ObjectNode body = Json.object()
                .put("id", call.rawPath().replace("mfeOperationsStatus", "mfeOperationResults"))
                .put("name", id)
                .put("status", state.status);
        return state.status.equals("InProgress")
                ? body
                : body.put("startTime", Envelope.time(state.started)).put("endTime", Envelope.time(state.ended));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
