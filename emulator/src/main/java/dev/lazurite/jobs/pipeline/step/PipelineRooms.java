package dev.lazurite.jobs.pipeline.step;

import java.nio.file.Path;
import java.time.Clock;

import dev.lazurite.jobs.command.JobLogs;
import dev.lazurite.jobs.kind.Children;
import dev.lazurite.jobs.lineage.Lineage;
import dev.lazurite.jobs.queue.Workers;
import dev.lazurite.jobs.staging.Places;
import dev.lazurite.platform.Ids;
import dev.lazurite.tracking.Runs;

/**
 * What all pipelines work with.
 *
 * @param folder where jobs have their folders
 */
public record PipelineRooms(
        Path folder,
        Children children,
        Components components,
        StepResults results,
        Places places,
        Lineage lineage,
        JobLogs logs,
        Runs runs,
        Workers workers,
        Clock clock,
        Ids ids) {}
