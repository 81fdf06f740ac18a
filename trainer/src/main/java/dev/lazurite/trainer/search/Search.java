package dev.lazurite.trainer.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

import dev.lazurite.trainer.search.sampling.History;
import dev.lazurite.trainer.search.sampling.Sampler;
import dev.lazurite.trainer.search.space.SearchSpace;
import dev.lazurite.trainer.search.stopping.Curves;
import dev.lazurite.trainer.search.stopping.Goal;
import dev.lazurite.trainer.search.stopping.StoppingPolicy;

/**
 * A search in ask and tell form. It runs nothing itself: whoever does asks for trials, logs their metrics and says when they
 * end. The result of a trial is the best metric that it logged, as for Azure. Not safe for use by several threads.
 */
public final class Search {
    private final SearchSpace space;
    private final Sampler sampler;
    private final StoppingPolicy policy;
    private final Goal goal;
    private final History history = new History();
    private final Curves curves;
    private final List<SearchEvent> events = new ArrayList<>();

    public Search(SearchSpace space, Sampler sampler, Goal goal, StoppingPolicy policy) {
        this.space = space;
        this.sampler = sampler;
        this.goal = goal;
        this.policy = policy;
        this.curves = new Curves(goal);
    }

    /** Takes up what another search of the same space, sampler, goal and policy has done; this one must be new. */
    public void restore(List<SearchEvent> past) {
        for (SearchEvent event : past) {
            apply(event);
        }
    }

    private void apply(SearchEvent event) {
        if (event instanceof SearchEvent.Asked asked) {
            history.ask(asked.point());
        } else if (event instanceof SearchEvent.Logged logged) {
            curves.log(logged.trial(), logged.metric());
        } else if (event instanceof SearchEvent.Ended ended) {
            OptionalDouble best = ended.failed() ? OptionalDouble.empty() : curves.best(ended.trial());
            history.tell(ended.trial(), best.isPresent() ? goal.loss(best.getAsDouble()) : Double.NaN);
            curves.finish(ended.trial());
        }
        events.add(event);
    }

    /** The next trial; empty when the sampler has no more. */
    public Optional<Trial> ask() {
        int number = history.asked().size();
        return sampler.next(history).map(point -> {
            apply(new SearchEvent.Asked(number, point));
            return new Trial(number, space.values(point));
        });
    }

    /**
     * Takes a metric that a trial logged; NaN and infinity are not looked at.
     *
     * @return whether the trial is to be stopped
     */
    public boolean log(int trial, double metric) {
        require(trial);
        if (!Double.isFinite(metric)) {
            return false;
        }
        apply(new SearchEvent.Logged(trial, metric));
        return policy.stops(curves, trial);
    }

    /** Ends a trial whose best metric counts: one that came to its end, or that was stopped. */
    public void end(int trial) {
        require(trial);
        apply(new SearchEvent.Ended(trial, false));
    }

    /** Ends a trial that failed: its metrics do not count. */
    public void fail(int trial) {
        require(trial);
        apply(new SearchEvent.Ended(trial, true));
    }

    private void require(int trial) {
        if (trial < 0 || trial >= history.asked().size()) {
            throw new IllegalArgumentException("there is no trial " + trial);
        }
        if (history.over(trial)) {
            throw new IllegalArgumentException("trial " + trial + " is over already");
        }
    }

    /** The values of a trial that was given out. */
    public Trial trial(int number) {
        return new Trial(number, space.values(history.asked().get(number).point()));
    }

    /** How many trials were given out. */
    public int asked() {
        return history.asked().size();
    }

    /** Whether a trial has ended. */
    public boolean over(int trial) {
        return history.over(trial);
    }

    /** The best metric that a trial has logged. */
    public OptionalDouble metric(int trial) {
        return curves.best(trial);
    }

    /** The trial with the best metric among those that ended and did not fail; of equals the first that ended. */
    public OptionalInt best() {
        return best(trial -> true);
    }

    /** As {@link #best()}, among some of the trials. */
    public OptionalInt best(IntPredicate eligible) {
        return history.results().stream()
                .filter(result -> !result.failed() && eligible.test(result.trial()))
                .min(Comparator.comparingDouble(History.Result::loss))
                .map(result -> OptionalInt.of(result.trial()))
                .orElse(OptionalInt.empty());
    }

    /** All that happened, in order; a view that grows. */
    public List<SearchEvent> events() {
        return Collections.unmodifiableList(events);
    }
}
