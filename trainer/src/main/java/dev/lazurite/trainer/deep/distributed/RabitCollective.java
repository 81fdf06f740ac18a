package dev.lazurite.trainer.deep.distributed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import ml.dmlc.xgboost4j.java.Communicator;
import ml.dmlc.xgboost4j.java.RabitTracker;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The workers of a job, through the collective operations of XGBoost. The first worker runs the tracker at which all meet. There is
 * one in a process.
 */
public final class RabitCollective implements Collective {
    private static final int MEETING_SECONDS = 300;

    private final int rank;
    private final int workers;

    private boolean lost;

    private RabitCollective(int rank, int workers) {
        this.rank = rank;
        this.workers = workers;
    }

    /**
     * Meets the others, for whom it waits.
     *
     * @throws WorkerLostException when they do not come
     */
    public static Collective join(Place place) {
        try {
            String address = InetAddress.getByName(place.host()).getHostAddress();
            if (place.rank() == 0) {
                new RabitTracker(place.workers(), address, place.port(), MEETING_SECONDS).start();
            }
            Map<String, Object> options = new HashMap<>();
            options.put("dmlc_communicator", "rabit");
            options.put("dmlc_tracker_uri", address);
            options.put("dmlc_tracker_port", place.port());
            // workers are ranked in the order of these texts
            options.put("dmlc_task_id", "%06d".formatted(place.rank()));
            options.put("dmlc_retry", 60);
            options.put("dmlc_timeout", MEETING_SECONDS);
            Communicator.init(options);
            return new RabitCollective(Communicator.getRank(), Communicator.getWorldSize());
        } catch (XGBoostError | UnknownHostException e) {
            throw new WorkerLostException(
                    "Worker %d could not meet the other %d at %s:%d: %s."
                            .formatted(place.rank(), place.workers() - 1, place.host(), place.port(), firstLine(e)),
                    e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public int workers() {
        return workers;
    }

    /** When a worker is gone, the others may be given their own numbers back, without an error; so each adds a 1 to be counted. */
    @Override
    public void sum(float[] values) {
        float[] counted = Arrays.copyOf(values, values.length + 1);
        counted[values.length] = 1;
        float[] summed = Communicator.allReduce(counted, Communicator.OpType.SUM);
        if (summed[values.length] != workers) {
            lost = true;
            throw new WorkerLostException(
                    "Worker %d of %d lost another one in the middle of a step. With --checkpoint the training can go on from its last epoch."
                            .formatted(rank, workers));
        }
        System.arraycopy(summed, 0, values, 0, values.length);
    }

    /** Where a worker is gone there is nobody to take leave of, and it would be waited for. */
    @Override
    public void close() {
        if (lost) {
            return;
        }
        try {
            Communicator.shutdown();
        } catch (XGBoostError e) {
            throw new WorkerLostException("Worker %d could not take leave of the others.".formatted(rank), e);
        }
    }
}
