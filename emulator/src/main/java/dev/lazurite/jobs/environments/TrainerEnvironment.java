package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.jobs.environments.Environments.Realised;

/** The environment {@code lazurite-trainer}: no Python, and on its path the program {@code lazurite-train}. */
final class TrainerEnvironment {
    /** The environment's name, and that of the image that it claims. */
    static final String NAME = "lazurite-trainer";

    private final Path folder;
    private final Optional<Path> jar;

    TrainerEnvironment(Path folder, Optional<Path> jar) {
        this.folder = folder.resolve(NAME);
        this.jar = jar;
    }

    boolean isMeantBy(EnvironmentSpec spec) {
        return spec.condaFile().isEmpty()
                && spec.build().isEmpty()
                && spec.image().filter(NAME::equals).isPresent();
    }

    Realised realise(EnvironmentSpec spec, BuildLog log) throws EnvironmentFault, IOException {
        Path trainer = jar.filter(Files::isRegularFile)
                .orElseThrow(() -> new EnvironmentFault("The trainer's jar is not there: "
                        + jar.map(Path::toString).orElse("this instance was started without one")
                        + ". Build it with './mvnw -pl trainer package'."));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path launcher = Files.createTempFile(
                bin,
                "launcher",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec " + quoted(java) + " -jar " + quoted(trainer.toAbsolutePath()) + " \"$@\"\n");
        Files.move(
                launcher,
                bin.resolve("lazurite-train"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        log.line("environment " + NAME + ": lazurite-train runs " + trainer + " with " + java);
        Map<String, String> variables = ProcessVariables.of(folder, Map.of(), spec.variables());
        return new Realised(folder, Optional.empty(), variables, NAME);
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
