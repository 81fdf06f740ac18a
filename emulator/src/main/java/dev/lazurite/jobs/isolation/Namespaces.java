package dev.lazurite.jobs.isolation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kernel's namespaces by util-linux's {@code unshare} and {@code setpriv}: the command is root in a user namespace of its own,
 * without the right to mount, so that it cannot undo what hides the rest.
 */
record Namespaces(String unshare, String setpriv) implements Isolation {
    @Override
    public List<String> before(View view, Path workingDirectory) throws IOException {
        Path script = Files.writeString(view.secret().resolve("view.sh"), script(view, workingDirectory));
        return List.of(
                unshare,
                "--user",
                "--map-root-user",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "--mount-proc",
                "/bin/sh",
                script.toString());
    }

    @Override
    public boolean isolates() {
        return true;
    }

    @Override
    public String description() {
        return "isolated by namespaces (unshare)";
    }

    /** What runs inside: lays out what the command sees, and is the first process of its namespace while the command runs. */
    private String script(View view, Path workingDirectory) {
        Path stage = view.secret().resolve("stage");
        Path own = moved(view, stage, view.own());
        StringBuilder script = new StringBuilder("set -e\n");
        line(script, "mkdir -p", stage);
        line(script, "mount -t tmpfs -o mode=755 lazurite", stage);
        line(script, "mkdir -p", own);
        line(script, "mount --bind", view.own(), own);
        for (Path shared : view.shared()) {
            Path place = moved(view, stage, shared);
            line(script, "mkdir -p", place);
            line(script, "mount -o bind,ro", shared, place);
        }
        for (int i = 0; i < view.layered().size(); i++) {
            layer(script, view, stage, i);
        }
        line(script, "mount --rbind", stage, view.hidden());
        line(script, "mount -o remount,bind,ro", view.hidden());
        line(script, "mount -t tmpfs -o ro,mode=755,size=4k lazurite", view.secret());
        view.readOnly().forEach(path -> line(script, "mount -o bind,ro", path, path));
        // the working directory that was inherited is the one below the mounts
        line(script, "cd", workingDirectory);
        script.append("set +e\n");
        // a handler keeps the first process of the namespace, whose end would be that of all others, alive
        script.append("trap : HUP INT TERM\n");
        script.append(ShellLiteral.of(setpriv))
                .append(" --bounding-set -sys_admin --inh-caps -sys_admin -- \"$@\"\nexit $?\n");
        return script.toString();
    }

    /** Lays a writable layer over a folder: on the job's own disk, else in memory; where neither is to be had it is read-only. */
    private static void layer(StringBuilder script, View view, Path stage, int index) {
        Path folder = view.layered().get(index);
        Path place = moved(view, stage, folder);
        line(script, "mkdir -p", place);
        String mounts = overlay(folder, view.secret().resolve("layer-" + index), place)
                + " || " + overlay(folder, stage.resolve(".layer-" + index), place)
                + " || mount -o bind,ro " + ShellLiteral.of(folder) + " " + ShellLiteral.of(place);
        script.append(mounts).append('\n');
    }

    private static String overlay(Path folder, Path layer, Path place) {
        Path upper = layer.resolve("upper");
        Path work = layer.resolve("work");
        String options =
                "userxattr,lowerdir=" + escaped(folder) + ",upperdir=" + escaped(upper) + ",workdir=" + escaped(work);
        return "{ mkdir -p " + ShellLiteral.of(upper) + " " + ShellLiteral.of(work) + " && mount -t overlay -o "
                + ShellLiteral.of(options) + " overlay " + ShellLiteral.of(place) + " 2>/dev/null; }";
    }

    private static String escaped(Path path) {
        return path.toString().replaceAll("([\\\\:,])", "\\\\$1");
    }

    private static Path moved(View view, Path stage, Path path) {
        return stage.resolve(view.hidden().relativize(path));
    }

    private static void line(StringBuilder script, String command, Path... paths) {
        script.append(command);
        for (Path path : paths) {
            script.append(' ').append(ShellLiteral.of(path));
        }
        script.append('\n');
    }
}
