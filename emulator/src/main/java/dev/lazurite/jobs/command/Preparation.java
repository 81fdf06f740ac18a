package dev.lazurite.jobs.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.arm.Resource;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.launch.Launch;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.jobs.staging.Layout;
import dev.lazurite.jobs.staging.Staged;
import dev.lazurite.jobs.staging.Stager;
import dev.lazurite.jobs.staging.StagingRequest;
import dev.lazurite.jobs.staging.Trees;
import dev.lazurite.tracking.Runs;

/** Gives a job that has its nodes all that its process needs: environment, code, inputs, variables. */
final class Preparation {
    private final JobEnvironments environments;
    private final Stager stager;
    private final JobVariables variables;
    private final JobLogs logs;
    private final VisibleFiles visible;

    /** A job that can be launched. */
    record Ready(Launch launch, Staged staged) {}

    Preparation(
            JobEnvironments environments, Stager stager, JobVariables variables, JobLogs logs, VisibleFiles visible) {
        this.environments = environments;
        this.stager = stager;
        this.variables = variables;
        this.logs = logs;
        this.visible = visible;
    }

    /**
     * Does it; blocks as long as a build takes. What an attempt before left behind is removed first.
     *
     * @param nodes those that it has: what they allow, and what its author should know of them
     */
    Ready prepare(
            Job job,
            Layout layout,
            CommandDocument document,
            Resource workspace,
            Runs.Run run,
            Interruption interruption,
            JobNodes nodes)
            throws JobFault, IOException, InterruptedException {
        Trees.delete(layout.folder());
        logs.follow(job, layout, layout.buildLog());
        JobEnvironments.Build build = environments.find(job.workspace(), document.environmentId(), layout.folder());
        Map<String, String> environment = interruption.make(build, layout.buildLog());
        StagingRequest request = request(job, layout, document);
        Staged staged = stager.stage(request);
        Map<String, String> all = new LinkedHashMap<>(variables.of(job, workspace, run));
        all.put("TMPDIR", Files.createDirectories(layout.temporary()).toString());
        all.putAll(environment);
        all.putAll(staged.variables());
        all.putAll(document.environmentVariables());
        logs.follow(job, layout, layout.dataLog());
        Files.write(layout.dataLog(), staged.log());
        JobTasks tasks = JobTasks.of(document, layout);
        all.putAll(tasks.variables());
        for (Path log : tasks.logs()) {
            logs.follow(job, layout, log);
        }
        List<String> told = new ArrayList<>(nodes.remarks());
        told.addAll(staged.remarks());
        Files.write(tasks.logs().get(0), told);
        logs.follow(job, layout, layout.systemLog());
        Launch launch = new Launch(
                layout.folder(),
                layout.workingDirectory(),
                staged.command(),
                all,
                tasks.log(),
                tasks.ranks(),
                visible.of(request, environment),
                nodes.allowance());
        return new Ready(launch, staged);
    }

    /** What a job that was launched before this server started brings back. */
    Staged again(Job job, Layout layout, CommandDocument document) throws JobFault, IOException {
        logs.followAgain(job, layout);
        return stager.again(request(job, layout, document));
    }

    private static StagingRequest request(Job job, Layout layout, CommandDocument document) {
        return new StagingRequest(job.workspace(), job.name(), document.job().properties(), layout);
    }
}
