package dev.lazurite.edge;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Filter;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Surface;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request to its operation: host, route, api-version, who calls, filters, handler; faults are rendered here. */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Hosts hosts;
    private final Map<String, Router> routers = new HashMap<>();

    /**
     * Joins surfaces and operations.
     *
     * @param bound the address that the server listens on
     */
    Dispatcher(String bound, List<Surface> surfaces, List<Operation> operations) {
        this.hosts = new Hosts(bound, surfaces);
        Map<String, List<Operation>> bySurface = operations.stream().collect(Collectors.groupingBy(Operation::surface));
        for (Surface surface : surfaces) {
            List<Operation> own = bySurface.remove(surface.name());
            routers.put(surface.name(), new Router(surface.foldsCase(), own == null ? List.of() : own));
        }
        if (!bySurface.isEmpty()) {
            throw new IllegalArgumentException("operations on surfaces that are not there: " + bySurface.keySet());
        }
    }

    Hosts hosts() {
        return hosts;
    }

    /** Answers a request; never throws for what a caller did. */
    Answer dispatch(Request request) {
        Optional<Hosts.Target> found = hosts.find(request.host(), request.rawPath());
        if (found.isEmpty()) {
            return unknownHost(request);
        }
        Hosts.Target target = collapsed(found.get());
        Surface surface = target.surface();
        Router.Match match;
        try {
            match = routers.get(surface.name()).find(request.method(), target.path(), request.query());
        } catch (IllegalArgumentException badEscape) {
            match = new Router.Match(Optional.empty(), Map.of(), java.util.Set.of());
        }
        Operation operation = match.operation().orElseGet(() -> missing(surface, request.method(), target.path()));
        Map<String, String> parameters = new LinkedHashMap<>(target.parameters());
        parameters.putAll(match.parameters());
        Call call = request.call(operation, target, parameters);
        try {
            if (match.operation().isEmpty()) {
                throw unknown(match, request.method(), target.path());
            }
            checkVersion(call);
            return run(surface, call);
        } catch (Fault fault) {
            return render(surface, fault, call);
        } catch (RequestBody.Lost lost) {
            LOG.info("{} {}: {}", request.method(), target.path(), lost.toString());
            return render(surface, Fault.of(400, "RequestBodyIncomplete", "The request body could not be read."), call);
        } catch (IOException broken) {
            LOG.error("{} {} failed", request.method(), target.path(), broken);
            return render(
                    surface,
                    Fault.of(
                            500,
                            "InternalServerError",
                            "Content could not be kept or read; is the disk full? " + broken.getMessage()),
                    call);
        } catch (RuntimeException defect) {
            LOG.error("{} {} failed", request.method(), target.path(), defect);
            return render(
                    surface,
                    Fault.of(500, "InternalServerError", "A defect of the emulator; its log says more: " + defect),
                    call);
        }
    }

    private static Hosts.Target collapsed(Hosts.Target target) {
        return target.surface().collapsesSlashes() && target.path().contains("//")
                ? new Hosts.Target(
                        target.surface(),
                        target.parameters(),
                        target.prefix(),
                        target.path().replaceAll("/{2,}", "/"))
                : target;
    }

    private static Answer run(Surface surface, Call call) throws IOException {
        Call known = call.operation().anonymous()
                ? call
                : call.by(surface.authentication().authenticate(call));
        Handler way = call.operation().handler();
        List<Filter> filters = surface.filters();
        for (int i = filters.size() - 1; i >= 0; i--) {
            Filter filter = filters.get(i);
            Handler next = way;
            way = passed -> filter.around(passed, next);
        }
        return way.handle(known);
    }

    private static Answer render(Surface surface, Fault fault, Call call) {
        Answer answer = surface.faults().render(fault, call);
        for (Map.Entry<String, String> header : fault.headers().entrySet()) {
            answer = answer.header(header.getKey(), header.getValue());
        }
        return answer;
    }

    private static void checkVersion(Call call) {
        if (call.operation().versions().isEmpty()) {
            return;
        }
        String version = call.query("api-version").orElse("");
        if (version.isEmpty()) {
            throw Fault.of(
                            400,
                            "MissingApiVersionParameter",
                            "The api-version query parameter (?api-version=) is required for all requests.")
                    .at("api-version");
        }
        if (!call.operation().versions().contains(version.toLowerCase(java.util.Locale.ROOT))) {
            throw Fault.of(
                            400,
                            "InvalidApiVersionParameter",
                            "The api-version '" + version + "' is invalid. The supported versions are '"
                                    + String.join(
                                            ",", new TreeSet<>(call.operation().versions())) + "'.")
                    .at("api-version");
        }
    }

    private static Fault unknown(Router.Match match, Method method, String path) {
        if (match.allowed().isEmpty()) {
            return Fault.of(404, "NotFound", "No operation is known at '" + path + "'.");
        }
        String allowed = match.allowed().stream().map(Method::name).collect(Collectors.joining(", "));
        return Fault.of(
                        405,
                        "MethodNotAllowed",
                        "The method " + method + " is not allowed at '" + path + "'; allowed are: " + allowed + ".")
                .header("Allow", allowed);
    }

    private static Operation missing(Surface surface, Method method, String path) {
        return Operation.of("Unknown", surface.name(), method, path, call -> Answer.empty(404));
    }

    private static Answer unknownHost(Request request) {
        if (!Zones.azure(Hosts.normal(request.host()))) {
            return Answer.text(
                    404,
                    "text/plain; charset=utf-8",
                    "Nothing answers at host '" + request.host() + "', path '" + request.rawPath() + "'.\n");
        }
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("code", "NotEmulated")
                .put(
                        "message",
                        "Lazurite does not emulate '" + request.host() + "', and never passes a name of Azure on to the"
                                + " real Azure.");
        return Answer.json(501, body);
    }
}
