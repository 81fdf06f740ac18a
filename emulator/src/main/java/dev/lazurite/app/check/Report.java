package dev.lazurite.app.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/** What a check found, for people and for programs. */
public final class Report {
    private static final double SECONDS_OF_HOUR = 3600;

    private final Path file;
    private final String kind;
    private final Problems problems;
    private final Plan plan;
    private final boolean asked;

    /** @param asked whether the workspace was asked, and not the file alone looked at */
    Report(Path file, String kind, Problems problems, Plan plan, boolean asked) {
        this.file = file;
        this.kind = kind;
        this.problems = problems;
        this.plan = plan;
        this.asked = asked;
    }

    /** Whether the job can be submitted and has what it needs. */
    public boolean valid() {
        return !problems.anyError();
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        for (Problems.Problem problem : problems.all()) {
            text.append(problem.file())
                    .append(':')
                    .append(problem.line())
                    .append(problem.error() ? ": " : ": warning: ")
                    .append(problem.message())
                    .append('\n');
        }
        for (Plan.Step step : plan.steps()) {
            text.append("  ").append(line(step)).append('\n');
        }
        text.append(kind)
                .append(", ")
                .append(plan.steps().size())
                .append(plan.steps().size() == 1 ? " step" : " steps");
        text.append(", node hours ").append(plan.nodeTime().map(Report::hours).orElse("unknown"));
        text.append(", price ").append(dollars(plan.price())).append('\n');
        if (!asked) {
            text.append("No instance runs, so that computes and assets were not looked up.\n");
        }
        return text.append(valid() ? "Valid." : "Not valid.").toString();
    }

    private static String line(Plan.Step step) {
        return step.name() + ": " + step.type() + " on " + step.compute()
                + (step.instances() > 1 ? " x " + step.instances() : "")
                + (step.after().isEmpty() ? "" : ", after " + String.join(" and ", step.after()))
                + ", hours " + step.usual().map(Report::hours).orElse("unknown")
                + ", price " + dollars(step.price())
                + (step.reuse() == Plan.Reuse.POSSIBLE ? ", may take over an earlier result" : "");
    }

    private static String hours(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0 / SECONDS_OF_HOUR);
    }

    private static String dollars(OptionalDouble price) {
        return price.isPresent() ? String.format(Locale.ROOT, "%.2f USD", price.getAsDouble()) : "unknown";
    }

    /** One document: null stands for what is not known. */
    public ObjectNode json() {
        ObjectNode report =
                Json.object().put("file", file.toString()).put("kind", kind).put("valid", valid());
        report.put("workspaceAsked", asked);
        ArrayNode found = report.putArray("problems");
        problems.all()
                .forEach(problem -> found.addObject()
                        .put("severity", problem.error() ? "error" : "warning")
                        .put("file", problem.file().toString())
                        .put("line", problem.line())
                        .put("message", problem.message()));
        ArrayNode steps = report.putArray("steps");
        plan.steps().forEach(step -> steps.add(json(step)));
        hours(report, "nodeHours", plan.nodeTime());
        return price(report, plan.price());
    }

    private static ObjectNode json(Plan.Step step) {
        ObjectNode json = Json.object().put("name", step.name()).put("type", step.type());
        step.after().forEach(json.putArray("after")::add);
        json.put("compute", step.compute()).put("instances", step.instances());
        hours(json, "hours", step.usual());
        json.put("reuse", step.reuse().name().toLowerCase(Locale.ROOT));
        return price(json, step.price());
    }

    private static void hours(ObjectNode json, String name, Optional<Duration> time) {
        time.ifPresentOrElse(
                known -> json.put(name, known.toMillis() / 1000.0 / SECONDS_OF_HOUR), () -> json.putNull(name));
    }

    private static ObjectNode price(ObjectNode json, OptionalDouble price) {
        return price.isPresent() ? json.put("priceUsd", price.getAsDouble()) : json.putNull("priceUsd");
    }
}
