package dev.lazurite.app.command;

import java.io.Console;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.lazurite.app.instance.DataFolder;
import dev.lazurite.app.instance.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes a data folder, after asking. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Delete the data folder and all that it holds; the next start begins anew.")
final class ResetCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final DataOption data;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    ResetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.data = new DataOption(surroundings);
    }

    @Override
    public Integer call() {
        DataFolder folder = data.folder();
        folder.checkDeletable();
        if (!yes && !confirmed(folder)) {
            surroundings.err().println("lazurite: nothing deleted");
            return 1;
        }
        folder.delete();
        surroundings.err().println("lazurite: deleted " + folder.path());
        return 0;
    }

    // Newer Java has a console without a terminal, unless it runs with jdk.console=java.base, as the launcher makes it.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean confirmed(DataFolder folder) {
        Console console = System.console();
        if (console == null) {
            throw new Refusal("reset asks before it deletes " + folder.path()
                    + ", and there is no terminal to ask on: add --yes.");
        }
        String answer = console.readLine("Delete %s and all that it holds? [y/N] ", folder.path());
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
