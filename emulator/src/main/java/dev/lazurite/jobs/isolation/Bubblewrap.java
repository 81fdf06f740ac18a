package dev.lazurite.jobs.isolation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Bubblewrap, which some systems allow namespaces where they allow {@code unshare} none. Deviation: under it an environment is
 * read-only, so that a command that installs packages fails.
 */
record Bubblewrap(String program) implements Isolation {
    @Override
    public List<String> before(View view, Path workingDirectory) {
        // without it, what the command leaves behind lives on after the command
        List<String> line = new ArrayList<>(List.of(program, "--die-with-parent"));
        line.addAll(List.of("--unshare-user", "--uid", "0", "--gid", "0"));
        line.addAll(List.of("--unshare-pid", "--cap-drop", "ALL", "--dev-bind", "/", "/", "--proc", "/proc"));
        line.addAll(List.of("--tmpfs", view.hidden().toString()));
        mount(line, "--bind", view.own());
        view.shared().forEach(path -> mount(line, "--ro-bind", path));
        view.layered().forEach(path -> mount(line, "--ro-bind", path));
        line.addAll(List.of("--remount-ro", view.hidden().toString()));
        line.addAll(List.of("--tmpfs", view.secret().toString()));
        view.readOnly().forEach(path -> mount(line, "--ro-bind", path));
        line.addAll(List.of("--chdir", workingDirectory.toString(), "--"));
        return line;
    }

    private static void mount(List<String> line, String option, Path path) {
        line.addAll(List.of(option, path.toString(), path.toString()));
    }

    @Override
    public boolean isolates() {
        return true;
    }

    @Override
    public String description() {
        return "isolated by bubblewrap";
    }
}
