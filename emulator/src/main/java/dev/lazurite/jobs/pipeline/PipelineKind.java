package dev.lazurite.jobs.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.Computes;
import dev.lazurite.jobs.kind.Execution;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobKind;
import dev.lazurite.jobs.kind.JobLife;
import dev.lazurite.jobs.kind.ShownProperties;
import dev.lazurite.jobs.pipeline.step.PipelineRooms;
import dev.lazurite.jobs.pipeline.values.PipelineDocument;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.tracking.RunStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jobs that are a graph of other jobs. */
public final class PipelineKind implements JobKind {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineKind.class);

    private final PipelineRooms rooms;
    private final PipelineChecks checks;

    /** @param runs whether jobs of a kind run here */
    public PipelineKind(PipelineRooms rooms, Computes computes, Predicate<String> runs) {
        this.rooms = rooms;
        this.checks = new PipelineChecks(rooms.components(), computes, runs);
    }

    @Override
    public String type() {
        return "Pipeline";
    }

    @Override
    public void check(Submitted job) {
        checks.check(job.id().root(), new PipelineDocument(job.document()));
    }

    /** As recorded, in their order (real-answers-jobs section 5). */
    @Override
    public RunFacts facts(Job job) {
        PipelineDocument document = new PipelineDocument(job.document());
        Map<String, String> all = new LinkedHashMap<>(job.document().sentProperties());
        all.put("azureml.DevPlatv2", "true");
        all.put("azureml.runsource", "azureml.PipelineRun");
        all.put("runSource", "MFE");
        all.put("runType", "HTTP");
        ObjectNode parameters = Json.object();
        document.parameters().forEach(parameters::put);
        all.put("azureml.parameters", Json.write(parameters));
        all.put("azureml.continue_on_step_failure", document.flag("continue_on_step_failure") ? "True" : "False");
        all.put("azureml.continue_on_failed_optional_input", "True");
        String compute = Computes.name(document.defaultCompute());
        if (!compute.isEmpty()) {
            all.put("azureml.defaultComputeName", compute);
        }
        all.put("azureml.defaultDataStoreName", document.defaultDatastore());
        all.put("azureml.pipelineComponent", "pipelinerun");
        return new RunFacts(
                "azureml.PipelineRun", RunStatus.PREPARING, all, job.document().tags());
    }

    @Override
    public void show(Job job, ObjectNode shown) {
        ObjectNode sent = job.document().properties();
        ShownProperties.copy(sent, shown, "settings");
        shown.set("jobs", ShownProperties.or(sent, "jobs", "{}"));
        shown.set("inputs", ShownProperties.inputs(sent.path("inputs")));
        shown.set("outputs", ShownProperties.outputs(sent.path("outputs")));
        ShownProperties.copy(sent, shown, "sourceJobId");
    }

    @Override
    public Execution execution(Job job, JobLife life) {
        try {
            return new PipelineExecution(WholePipeline.of(job, rooms.components()), life, rooms);
        } catch (Fault refused) {
            return new Broken(life, new JobFault("UserError", refused.getMessage()));
        } catch (RuntimeException broken) {
            LOG.warn("pipeline {} cannot be read", job.name(), broken);
            return new Broken(life, new JobFault("ServiceError", "The pipeline cannot be read: " + broken));
        }
    }

    /** A pipeline that fails whatever is asked of it: what it refers to went between its submission and now. */
    private record Broken(JobLife life, JobFault fault) implements Execution {
        @Override
        public void begin() {
            life.fail(fault);
        }

        @Override
        public void resume() {
            life.fail(fault);
        }

        @Override
        public void cancel(String reason) {}

        @Override
        public void suspend() {}
    }
}
