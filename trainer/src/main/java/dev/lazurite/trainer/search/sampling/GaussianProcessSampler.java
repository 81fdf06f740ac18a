package dev.lazurite.trainer.search.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.lazurite.trainer.search.space.Point;
import dev.lazurite.trainer.search.space.SearchSpace;

/**
 * Bayesian optimisation with a Gaussian process: the point where the logarithm of the expected improvement is greatest. Trials
 * that still run take part with the best value so far (the constant liar of Ginsbourger et al., 2010). Past {@value #MOST}
 * results the cost of a suggestion would grow beyond its use, and {@link TpeSampler} goes on.
 */
public final class GaussianProcessSampler implements Sampler {
    private static final int MOST = 200;
    private static final int KNOWN_GOOD = 5;

    private final SearchSpace space;
    private final long seed;
    private final int first;
    private final boolean[] ordered;
    private final Sampler beginning;
    private final Sampler end;
    private int fitted = -1;
    private GaussianProcess process;

    public GaussianProcessSampler(SearchSpace space, long seed) {
        this.space = space;
        this.seed = seed;
        int dimensions = space.dimensions().size();
        this.first = Math.min(10, Math.max(4, 2 * dimensions));
        this.ordered = new boolean[dimensions];
        for (int d = 0; d < dimensions; d++) {
            ordered[d] = space.dimensions().get(d).categories() == 0;
        }
        this.beginning = new SobolSampler(space, seed);
        this.end = new TpeSampler(space, seed);
        this.process = new GaussianProcess(new Matern(ordered, new double[dimensions], 1, 1));
    }

    @Override
    public Optional<Point> next(History history) {
        List<History.Result> results = history.results();
        long successes = results.stream().filter(result -> !result.failed()).count();
        if (successes < first) {
            return beginning.next(history);
        }
        return results.size() > MOST ? end.next(history) : improve(history);
    }

    private synchronized Optional<Point> improve(History history) {
        List<History.Result> results = history.results();
        List<Point> pending = history.pending();
        double[] losses = losses(results);
        model(results);
        double best = IntStream.range(0, losses.length)
                .mapToDouble(i -> losses[i])
                .min()
                .orElse(0);
        double[] values = new double[losses.length + pending.size()];
        System.arraycopy(losses, 0, values, 0, losses.length);
        Set<Point> taken = new HashSet<>();
        results.forEach(result -> taken.add(result.point()));
        for (int i = 0; i < pending.size(); i++) {
            values[losses.length + i] = best;
            process.add(pending.get(i));
            taken.add(pending.get(i));
        }
        GaussianProcess.Posterior posterior = process.given(values);
        var search = new AcquisitionSearch(
                space, Seeds.of(seed, history.asked().size()), taken, point -> posterior.logImprovement(best, point));
        Optional<Point> found = search.best(good(results, losses));
        process.shorten(results.size());
        // every value of a small space has been tried: once more is all that is left
        return found.isPresent() ? found : beginning.next(history);
    }

    private static List<Point> good(List<History.Result> results, double... losses) {
        return IntStream.range(0, losses.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> losses[i]))
                .limit(KNOWN_GOOD)
                .map(i -> results.get(i).point())
                .toList();
    }

    private static double[] losses(List<History.Result> results) {
        return PowerTransform.of(
                results.stream().mapToDouble(History.Result::loss).toArray());
    }

    /** Brings the process up to these results. The kernel is fitted anew at certain numbers of them, and rows added between. */
    private void model(List<History.Result> results) {
        int wanted = fitAt(results.size());
        if (wanted != fitted) {
            List<History.Result> fit = results.subList(0, wanted);
            List<Point> points = new ArrayList<>();
            fit.forEach(result -> points.add(result.point()));
            process = new GaussianProcess(new KernelFit(ordered, points, losses(fit)).best());
            fitted = wanted;
        }
        for (int i = process.size(); i < results.size(); i++) {
            process.add(results.get(i).point());
        }
    }

    private static int fitAt(int results) {
        return results < 40 ? results : results - results % (results < 100 ? 4 : 10);
    }
}
