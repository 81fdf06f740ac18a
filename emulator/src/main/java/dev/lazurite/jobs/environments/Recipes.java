package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.util.Optional;

/** What an environment specification comes down to: its conda file, its Dockerfile, or its image's name, in this order. */
final class Recipes {
    private final CuratedEnvironments curated;

    Recipes(CuratedEnvironments curated) {
        this.curated = curated;
    }

    Recipe of(EnvironmentSpec spec, BuildLog log) throws EnvironmentFault, IOException {
        if (spec.condaFile().isPresent()) {
            // on Azure a conda file makes an environment of its own beside what the image has
            spec.image()
                    .ifPresent(image -> log.line("image: " + image + " is not pulled; the conda file is what counts"));
            return CondaFile.read(spec.condaFile().get(), log).recipe();
        }
        if (spec.build().isPresent()) {
            return Dockerfile.read(spec.build().get(), this, log);
        }
        if (spec.image().isPresent()) {
            return image(spec.image().get(), log);
        }
        throw new EnvironmentFault("Environment " + spec.name() + ":" + spec.version()
                + " has neither an image, nor a conda file, nor a build context.");
    }

    /** What stands for {@code image}: the curated environment of that name, or an interpreter with nothing installed. */
    Recipe image(String image, BuildLog log) throws EnvironmentFault {
        Optional<CuratedEnvironments.Curated> known = curated.ofImage(image);
        if (known.isPresent()) {
            known.get().tell(log);
            return CondaFile.read(known.get().condaFile(), log).recipe();
        }
        PythonWish python = PythonWish.ofImage(image);
        log.line("image: " + image + " is not pulled; an empty environment with " + python + " stands for it");
        return Recipe.bare(python);
    }
}
