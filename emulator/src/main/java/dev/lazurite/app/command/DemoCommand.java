package dev.lazurite.app.command;

import java.io.IOException;
import java.util.concurrent.Callable;

import dev.lazurite.app.demo.Demo;
import dev.lazurite.app.instance.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what there is: trains in Python and in Java, as jobs, through the released clients. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Train one model in Python and one in Java, as jobs, and compare them.")
final class DemoCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final DataOption data;

    @Mixin
    private final StartOptions start = new StartOptions();

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.data = new DataOption(surroundings);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder folder = data.folder();
        ClientVariables variables = new ClientVariables(surroundings);
        return new Demo(
                        folder,
                        variables.running(folder, start),
                        variables.of(folder, start),
                        surroundings.out()::println)
                .run();
    }
}
