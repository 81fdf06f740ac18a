package dev.lazurite.jobs.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.jobs.isolation.View;
import dev.lazurite.jobs.launch.Launch;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.jobs.staging.ReadOnlyInputs;
import dev.lazurite.jobs.staging.StagingRequest;

/**
 * What isolated jobs see of the instance's files: each its own folder, its environment, and what is meant for all.
 *
 * @param instance the instance's data folder
 * @param shared the names of the folders in it that all jobs may read
 */
public record VisibleFiles(Path instance, List<String> shared) {
    View of(StagingRequest request, Map<String, String> environment) throws JobFault, IOException {
        Path hidden = instance.toRealPath();
        // by its name and not by where links lead: jobs may lie on another disk
        Path own = hidden.resolve(
                instance.toAbsolutePath().relativize(request.layout().folder()));
        Path control = Files.createDirectories(Launch.control(own));
        Optional<Path> packages = Optional.ofNullable(environment.get("VIRTUAL_ENV"))
                .map(Path::of)
                .filter(folder -> folder.startsWith(hidden) && Files.isDirectory(folder));
        return new View(
                hidden,
                own,
                shared.stream().map(hidden::resolve).filter(Files::isDirectory).toList(),
                packages.stream().toList(),
                ReadOnlyInputs.of(request),
                control);
    }
}
