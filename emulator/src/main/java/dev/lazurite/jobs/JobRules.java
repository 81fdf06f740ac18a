package dev.lazurite.jobs;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceRules;
import dev.lazurite.arm.Write;
import dev.lazurite.jobs.kind.Computes;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobDocument;
import dev.lazurite.jobs.kind.JobKind;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.tracking.Runs;

/** What is particular to jobs among resources: a PUT sets one in motion, and all that may change later is what it is called. */
final class JobRules implements ResourceRules {
    private static final List<String> FIXED = List.of("jobType", "computeId", "experimentName");

    private final Kinds kinds;
    private final Jobs jobs;
    private final JobDocuments documents;
    private final Computes computes;
    private final Runs runs;

    JobRules(Kinds kinds, Jobs jobs, JobDocuments documents, Computes computes, Runs runs) {
        this.kinds = kinds;
        this.jobs = jobs;
        this.documents = documents;
        this.computes = computes;
        this.runs = runs;
    }

    @Override
    public ObjectNode accept(Write write) {
        JobValidation.check(write.id().name(), write.properties());
        JobKind kind = kinds.asked(write.properties().path("jobType"));
        JobDocument document = new JobDocument(write.properties());
        kind.check(new JobKind.Submitted(
                write.id(), document, write.call().principal().id()));
        if (write.existing().isPresent()) {
            ObjectNode kept = write.existing().get().body();
            Stream.concat(FIXED.stream(), kind.fixed().stream())
                    .forEach(name -> unchanged(name, kept.path("properties"), write.properties()));
            return kept;
        }
        if (!document.compute().isEmpty()
                && computes.nodes(write.id().root().toString(), document.compute())
                        .isEmpty()) {
            throw ArmSurface.userError(404, "NotFound", "Unknown compute target '" + document.compute() + "'.");
        }
        return write.document();
    }

    private static void unchanged(String name, JsonNode kept, ObjectNode sent) {
        String now = Json.text(sent, name, "");
        if (!now.isEmpty() && !now.equalsIgnoreCase(Json.text(kept, name, name.equals("experimentName") ? now : ""))) {
            throw ArmSurface.userError(
                            400,
                            "BadArgument",
                            "A job with this name already exists. If you are trying to create a new job, use a different"
                                    + " name. If you are trying to update an existing job, the existing job's " + name
                                    + " cannot be changed. Only description, tags, displayName, properties, and"
                                    + " isArchived can be updated.")
                    .at("properties." + name);
        }
    }

    @Override
    public void written(Resource resource, Write write) {
        jobs.submit(resource, write.call().principal().id());
        if (write.existing().isPresent()) {
            describe(resource.id(), write.properties());
        }
    }

    private void describe(ArmId id, ObjectNode sent) {
        jobs.run(id).ifPresent(run -> {
            JobDocument document = new JobDocument(sent);
            runs.annotate(run.workspace(), run.id(), document.tags(), document.sentProperties());
            runs.describe(
                    run.workspace(),
                    run.id(),
                    Json.text(sent, "displayName", run.displayName()),
                    Json.text(sent, "description", run.description()),
                    sent.path("isArchived").asBoolean(run.hidden()));
        });
    }

    @Override
    public void deleting(Resource resource) {
        jobs.forget(resource.id());
    }

    @Override
    public ObjectNode view(Resource resource, Call call) {
        Job job = Job.submitted(resource.id(), "", resource.createdBy(), new JobDocument(resource.properties()));
        return JobView.of(
                kinds.of(job.kind()), job, resource, documents.workspace(resource.id()), jobs.run(resource.id()));
    }

    @Override
    public Fault notFound(ArmId id) {
        return ArmSurface.userError(
                404,
                "NotFound",
                "Job " + id.name() + " not found in workspace " + id.names().get(0) + ".");
    }
}
