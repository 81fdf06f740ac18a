package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a Docker build context, and where COPY and ADD put them in an image that nobody builds. */
final class DockerContext {
    private static final int MOST_FILES = 100;
    private static final long MOST_BYTES = 1_048_576;

    private final Path folder;
    private final List<Copied> copied = new ArrayList<>();

    /** A file or folder of the context and its path in the image. */
    private record Copied(Path source, Path target) {}

    /** Refuses a context that is larger than the real service takes (azure-rules 12). */
    DockerContext(Path folder) throws EnvironmentFault, IOException {
        this.folder = folder.toRealPath();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        if (files.size() > MOST_FILES || bytes > MOST_BYTES) {
            throw new EnvironmentFault("The Docker build context has " + files.size() + " files of " + bytes
                    + " bytes; at most " + MOST_FILES + " files and 1 MB are accepted.");
        }
    }

    Path folder() {
        return folder;
    }

    /** The text of the file at {@code path} of the context. */
    String text(String path) throws EnvironmentFault, IOException {
        Path file = inside(path)
                .filter(Files::isRegularFile)
                .orElseThrow(() -> new EnvironmentFault("The build context has no file '" + path + "'."));
        return Files.readString(file);
    }

    /**
     * Remembers a COPY or ADD.
     *
     * @param sources as written: paths or patterns of the context
     * @param target an absolute path of the image
     * @param folderMeant whether the target was written as a folder
     */
    void copy(List<String> sources, Path target, boolean folderMeant) throws IOException {
        for (String source : sources) {
            for (Path found : matching(source)) {
                boolean named = Files.isRegularFile(found) && (folderMeant || sources.size() > 1);
                copied.add(new Copied(
                        found, named ? target.resolve(found.getFileName().toString()) : target));
            }
        }
    }

    /** The file or folder of the context that lies at {@code path} of the image; the last that was copied there. */
    Optional<Path> at(Path path) {
        for (int index = copied.size() - 1; index >= 0; index--) {
            Copied one = copied.get(index);
            if (path.startsWith(one.target())) {
                Path found = one.source().resolve(one.target().relativize(path).toString());
                if (Files.exists(found)) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    private List<Path> matching(String source) throws IOException {
        if (source.chars().noneMatch(character -> "*?[".indexOf(character) >= 0)) {
            return inside(source).filter(Files::exists).stream().toList();
        }
        String pattern = source.replaceFirst("^\\.?/+", "");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> matcher.matches(folder.relativize(path)))
                    .sorted()
                    .toList();
        }
    }

    /** A path of the context, which nothing may lead out of: neither dots nor links. */
    private Optional<Path> inside(String path) {
        Path found = folder.resolve(path.replaceFirst("^/+", "")).normalize();
        try {
            Path real = Files.exists(found) ? found.toRealPath() : found;
            return real.startsWith(folder) ? Optional.of(found) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
