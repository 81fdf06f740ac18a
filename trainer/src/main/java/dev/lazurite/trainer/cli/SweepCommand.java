package dev.lazurite.trainer.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.jr.ob.JSONObjectException;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.search.Search;
import dev.lazurite.trainer.search.sampling.CmaEsSampler;
import dev.lazurite.trainer.search.sampling.GaussianProcessSampler;
import dev.lazurite.trainer.search.sampling.GridSampler;
import dev.lazurite.trainer.search.sampling.RandomSampler;
import dev.lazurite.trainer.search.sampling.Sampler;
import dev.lazurite.trainer.search.sampling.SobolSampler;
import dev.lazurite.trainer.search.sampling.TpeSampler;
import dev.lazurite.trainer.search.space.SearchSpace;
import dev.lazurite.trainer.search.space.SpaceReader;
import dev.lazurite.trainer.search.stopping.AshaPolicy;
import dev.lazurite.trainer.search.stopping.BanditPolicy;
import dev.lazurite.trainer.search.stopping.Cadence;
import dev.lazurite.trainer.search.stopping.Goal;
import dev.lazurite.trainer.search.stopping.HyperbandPolicy;
import dev.lazurite.trainer.search.stopping.MedianStoppingPolicy;
import dev.lazurite.trainer.search.stopping.StoppingPolicy;
import dev.lazurite.trainer.search.stopping.TruncationSelectionPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A search for programs of any language: they ask for trials and tell what came of them, one JSON object a line. */
@Command(
        name = "sweep",
        description = "Searches for hyperparameters: reads requests from standard input, answers on standard output.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Requests, one JSON object a line:",
            "  {\"ask\": 2}                              gives out trials",
            "  {\"log\": {\"trial\": 0, \"metric\": 0.5}}    one interval; says whether the trial is to stop",
            "  {\"tell\": {\"trial\": 0, \"metric\": 0.4}}   the last metric, and the end of the trial",
            "  {\"end\": {\"trial\": 0}}, {\"fail\": {\"trial\": 0}}, {\"best\": true}",
            "",
            "Policies: bandit:FACTOR, bandit-amount:AMOUNT, median, truncation:PERCENT, asha:FIRST,REDUCTION,",
            "hyperband:LEAST,MOST,REDUCTION; Azure's three are due as --every and --after say."
        })
final class SweepCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--space",
            required = true,
            paramLabel = "FILE",
            description = "The search space, in Azure's form: {\"lr\": [\"loguniform\", [-6, -1]]}.")
    private Path space;

    @Option(
            names = "--sampler",
            defaultValue = "gp",
            description = "random, sobol, grid, tpe, gp or cmaes; ${DEFAULT-VALUE} where none is named.")
    private String sampler;

    @Option(names = "--goal", defaultValue = "minimize", description = "minimize or maximize; ${DEFAULT-VALUE}.")
    private String goal;

    @Option(names = "--seed", defaultValue = "0", description = "Equal seeds give equal trials; ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--policy", defaultValue = "none", description = "Which trials stop early; ${DEFAULT-VALUE}.")
    private String policy;

    @Option(names = "--every", defaultValue = "1", description = "Evaluation interval; ${DEFAULT-VALUE}.")
    private int every;

    @Option(names = "--after", defaultValue = "0", description = "Delay of the evaluation; ${DEFAULT-VALUE}.")
    private int after;

    SweepCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, Object> wire;
        try {
            wire = JSON.std.mapFrom(Files.readString(space));
        } catch (JSONObjectException malformed) {
            throw new InvalidInputException("%s is not JSON: %s".formatted(space, malformed.getMessage()), malformed);
        }
        SearchSpace read = new SpaceReader().space(wire);
        var dialogue = new SweepDialogue(new Search(read, sampler(read), goal(), policy()), surroundings.out());
        BufferedReader in = surroundings.in();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank()) {
                dialogue.answer(line);
            }
        }
        return 0;
    }

    private Sampler sampler(SearchSpace read) {
        return switch (sampler) {
            case "random" -> new RandomSampler(read, seed);
            case "sobol" -> new SobolSampler(read, seed);
            case "grid" -> new GridSampler(read);
            case "tpe" -> new TpeSampler(read, seed);
            case "gp" -> new GaussianProcessSampler(read, seed);
            case "cmaes" -> new CmaEsSampler(read, seed);
            default ->
                throw new InvalidInputException(
                        "--sampler is '%s'; it must be random, sobol, grid, tpe, gp or cmaes.".formatted(sampler));
        };
    }

    private Goal goal() {
        return switch (goal) {
            case "minimize" -> Goal.MINIMIZE;
            case "maximize" -> Goal.MAXIMIZE;
            default ->
                throw new InvalidInputException("--goal is '%s'; it must be minimize or maximize.".formatted(goal));
        };
    }

    private StoppingPolicy policy() {
        String[] parts = policy.split(":", 2);
        String[] numbers = parts.length == 2 ? parts[1].split(",") : new String[0];
        Cadence cadence = new Cadence(every, after);
        try {
            return switch (parts[0] + "/" + numbers.length) {
                case "none/0" -> StoppingPolicy.NONE;
                case "bandit/1" -> new BanditPolicy(cadence, Double.parseDouble(numbers[0]), 0);
                case "bandit-amount/1" -> new BanditPolicy(cadence, 0, Double.parseDouble(numbers[0]));
                case "median/0" -> new MedianStoppingPolicy(cadence);
                case "truncation/1" -> new TruncationSelectionPolicy(cadence, Integer.parseInt(numbers[0]), false);
                case "asha/2" -> new AshaPolicy(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
                case "hyperband/3" ->
                    new HyperbandPolicy(
                            Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
                default -> throw new InvalidInputException(unknownPolicy());
            };
        } catch (NumberFormatException malformed) {
            throw new InvalidInputException(unknownPolicy(), malformed);
        }
    }

    private String unknownPolicy() {
        return "--policy is '%s'; it must be none or one of those that --help lists, such as bandit:0.1."
                .formatted(policy);
    }
}
