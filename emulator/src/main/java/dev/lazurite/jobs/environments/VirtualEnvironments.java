package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import dev.lazurite.jobs.environments.Command.Outcome;
import dev.lazurite.jobs.environments.Interpreters.Interpreter;

/**
 * Virtual environments under {@code <data>/environments/<key>}, each built once and then only read. One is built at its
 * final path, since its scripts name that path, under a lock of this process and of the file {@code <key>.lock}; the marker
 * {@code .complete}, which a rename puts there last, tells a finished one from one that a crash left half-built and that is
 * built anew. How many there may be is {@link EnvironmentCache}'s matter.
 */
public final class VirtualEnvironments implements Environments {
    private static final Duration BUILD = Duration.ofMinutes(45);

    private final EnvironmentCache cache;
    private final Path folder;
    private final Clock clock;
    private final Interpreters interpreters;
    private final IndexConfiguration index;
    private final Toolbox toolbox;
    private final Recipes recipes;
    private final TrainerEnvironment trainer;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * @param data the instance's folder
     * @param cache the environments of that folder
     * @param inherited the server's environment variables: where interpreters are looked for, and what installers see
     * @param trainerJar what {@code lazurite-train} runs
     */
    public VirtualEnvironments(
            Path data,
            EnvironmentCache cache,
            Clock clock,
            Map<String, String> inherited,
            CuratedEnvironments curated,
            Optional<Path> trainerJar)
            throws IOException {
        this.cache = cache;
        this.folder = cache.folder();
        this.clock = clock;
        interpreters = new Interpreters(inherited);
        index = new IndexConfiguration(inherited);
        toolbox = new Toolbox(data.toRealPath(), inherited, index);
        recipes = new Recipes(curated);
        trainer = new TrainerEnvironment(folder, trainerJar);
    }

    @Override
    public Realised realise(EnvironmentSpec spec, Path holder, BuildLog log)
            throws EnvironmentFault, InterruptedException {
        log.line("environment " + spec.name() + ":" + spec.version());
        try {
            if (trainer.isMeantBy(spec)) {
                return trainer.realise(spec, log);
            }
            return realise(spec, recipes.of(spec, log), holder, log);
        } catch (EnvironmentFault fault) {
            log.line("failed: " + fault.detail());
            throw fault;
        } catch (ClosedByInterruptException | FileLockInterruptionException interrupted) {
            throw new InterruptedException("interrupted while the environment was made ready");
        } catch (IOException broken) {
            log.line("failed: " + broken);
            throw new EnvironmentFault("The environment's folder cannot be written: " + broken);
        }
    }

    private Realised realise(EnvironmentSpec spec, Recipe recipe, Path holder, BuildLog log)
            throws EnvironmentFault, InterruptedException, IOException {
        Interpreter python = interpreters.choose(recipe.python(), log);
        String key = EnvironmentKey.of(python.minor(), recipe, index.identity());
        Path place = cache.place(key);
        cache.hold(key, holder);
        if (!usable(key)) {
            ReentrantLock lock = locks.computeIfAbsent(key, any -> new ReentrantLock());
            lock.lockInterruptibly();
            try (FileChannel file = FileChannel.open(
                            folder.resolve(key + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = file.lock()) {
                if (held.isValid() && !usable(key)) {
                    build(key, python, recipe, log);
                }
            } finally {
                lock.unlock();
            }
        } else {
            log.line("environment " + key + " is there already: nothing to install");
        }
        cache.used(key, FileTime.from(clock.instant()));
        cache.shrink(log);
        Map<String, String> variables = ProcessVariables.of(place, recipe.variables(), spec.variables());
        return new Realised(place, Optional.of(Installer.python(place)), variables, key);
    }

    /** Whether the environment is finished and its interpreter, which a system update may take away, still there. */
    private boolean usable(String key) {
        return cache.complete(key) && Files.isExecutable(Installer.python(cache.place(key)));
    }

    private void build(String key, Interpreter python, Recipe recipe, BuildLog log)
            throws EnvironmentFault, InterruptedException, IOException {
        Path place = cache.place(key);
        if (Files.exists(place)) {
            log.line("environment " + place.getFileName() + " was left half-built and is built anew");
            Folders.delete(place);
        }
        boolean built = false;
        try {
            long start = clock.millis();
            Installer installer = toolbox.installer(python, log);
            log.line("python: " + python.version() + " at " + python.path());
            run(installer.create(python.path(), place), folder, log);
            List<List<String>> steps = recipe.steps();
            for (int step = 0; step < steps.size(); step++) {
                Path requirements = place.resolve("requirements-" + (step + 1) + ".txt");
                Files.write(requirements, rooted(steps.get(step), recipe.folder()));
                log.line("requirements: " + String.join(" | ", steps.get(step)));
                run(
                        installer.install(place, steps.get(step), requirements),
                        recipe.folder().orElse(folder),
                        log);
            }
            log.line("installed:");
            run(installer.freeze(place), folder, log);
            cache.built(key);
            built = true;
            log.line("environment " + place.getFileName() + " built in " + (clock.millis() - start) + " ms");
        } finally {
            if (!built) {
                Folders.delete(place);
            }
        }
    }

    /** The lines, with files that they include found wherever the requirements file itself lies. */
    private static List<String> rooted(List<String> lines, Optional<Path> context) {
        return lines.stream()
                .map(line -> context.isPresent() && line.matches("-[cr] [^/].*")
                        ? line.substring(0, 3) + context.get().resolve(line.substring(3))
                        : line)
                .toList();
    }

    private void run(List<String> words, Path where, BuildLog log) throws EnvironmentFault, InterruptedException {
        Outcome outcome = new Command(new ArrayList<>(words), where, toolbox.environment(), BUILD).run(log);
        if (!outcome.succeeded()) {
            throw new EnvironmentFault(outcome.tail());
        }
    }
}
