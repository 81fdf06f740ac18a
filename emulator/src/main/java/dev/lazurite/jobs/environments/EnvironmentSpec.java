package dev.lazurite.jobs.environments;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An environment version as the {@code environments} resource stores it.
 *
 * @param name of the asset; told to people, never part of what is built
 * @param version of the asset
 * @param image the base image's name
 * @param condaFile the text of a conda environment file, YAML or JSON
 * @param build a Docker build context
 * @param variables environment variables that the asset or the job sets; they win over those of a Dockerfile
 */
public record EnvironmentSpec(
        String name,
        String version,
        Optional<String> image,
        Optional<String> condaFile,
        Optional<BuildContext> build,
        Map<String, String> variables) {

    /**
     * A folder with a Dockerfile.
     *
     * @param folder the context, as it was uploaded
     * @param dockerfilePath relative to the folder; {@code Dockerfile} unless the asset says otherwise
     */
    public record BuildContext(Path folder, String dockerfilePath) {}

    public EnvironmentSpec {
        variables = Map.copyOf(variables);
    }

    /** An environment of a base image and nothing else. */
    public static EnvironmentSpec ofImage(String name, String version, String image) {
        return new EnvironmentSpec(name, version, Optional.of(image), Optional.empty(), Optional.empty(), Map.of());
    }

    /** An environment of a conda file's text. */
    public static EnvironmentSpec ofConda(String name, String version, String condaFile) {
        return new EnvironmentSpec(name, version, Optional.empty(), Optional.of(condaFile), Optional.empty(), Map.of());
    }
}
