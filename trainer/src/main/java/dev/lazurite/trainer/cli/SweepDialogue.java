package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.search.Search;
import dev.lazurite.trainer.search.Trial;

/** Answers the requests to a search, each with one line, or for {@code ask} with one for each trial. */
final class SweepDialogue {
    private static final String FORMS =
            "a request is {\"ask\": 1}, {\"log\": {\"trial\": 0, \"metric\": 0.5}}, {\"tell\": ...},"
                    + " {\"end\": {\"trial\": 0}}, {\"fail\": {\"trial\": 0}} or {\"best\": true}.";

    private final Search search;
    private final PrintWriter out;

    SweepDialogue(Search search, PrintWriter out) {
        this.search = search;
        this.out = out;
    }

    /** @throws InvalidInputException for what is no request, or one about a trial that there is not */
    void answer(String line) throws IOException {
        Map<String, Object> request;
        try {
            request = JSON.std.mapFrom(line);
        } catch (IOException malformed) {
            throw new InvalidInputException("'%s' is not JSON; %s".formatted(line, FORMS), malformed);
        }
        if (request.size() != 1) {
            throw new InvalidInputException("'%s' asks for %d things; %s".formatted(line, request.size(), FORMS));
        }
        Map.Entry<String, Object> only = request.entrySet().iterator().next();
        try {
            answer(only.getKey(), only.getValue());
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInputException("'%s': %s.".formatted(line, unknown.getMessage()), unknown);
        }
    }

    private void answer(String verb, Object argument) throws IOException {
        switch (verb) {
            case "ask" -> ask(number(argument, "the number of trials").intValue());
            case "log" -> {
                boolean stop = search.log(trial(argument), metric(argument));
                say("logged", heard(trial(argument), stop));
            }
            case "tell" -> {
                boolean stop = search.log(trial(argument), metric(argument));
                search.end(trial(argument));
                say("ended", heard(trial(argument), stop));
            }
            case "end" -> {
                search.end(trial(argument));
                say("ended", Map.of("trial", trial(argument)));
            }
            case "fail" -> {
                search.fail(trial(argument));
                say("failed", Map.of("trial", trial(argument)));
            }
            case "best" -> best();
            default -> throw new IllegalArgumentException("'" + verb + "' is no request; " + FORMS);
        }
    }

    private void ask(int trials) throws IOException {
        for (int i = 0; i < trials; i++) {
            Optional<Trial> next = search.ask();
            if (next.isEmpty()) {
                say("exhausted", Map.of());
                return;
            }
            say(
                    "trial",
                    ordered("trial", next.get().number(), "values", next.get().values()));
        }
    }

    private void best() throws IOException {
        OptionalInt best = search.best();
        if (best.isEmpty()) {
            say("no_best", Map.of());
            return;
        }
        Map<String, Object> fields = ordered(
                "trial",
                best.getAsInt(),
                "metric",
                search.metric(best.getAsInt()).orElseThrow());
        fields.put("values", search.trial(best.getAsInt()).values());
        say("best", fields);
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object other) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(first, one);
        fields.put(second, other);
        return fields;
    }

    private static int trial(Object argument) {
        return number(argument instanceof Map<?, ?> map ? map.get("trial") : argument, "the trial")
                .intValue();
    }

    private static double metric(Object argument) {
        return number(argument instanceof Map<?, ?> map ? map.get("metric") : argument, "the metric")
                .doubleValue();
    }

    private static Number number(Object value, String what) {
        if (value instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException(what + " is " + value + "; it must be a number");
    }

    private void say(String event, Map<String, Object> fields) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.putAll(fields);
        out.println(JSON.std.asString(line));
        out.flush();
    }

    /** In this order: the order of {@code Map.of} is another in each process. */
    private static Map<String, Object> heard(Object trial, boolean stop) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("trial", trial);
        answer.put("stop", stop);
        return answer;
    }
}
