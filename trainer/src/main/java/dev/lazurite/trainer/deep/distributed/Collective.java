package dev.lazurite.trainer.deep.distributed;

/** Workers that train one network together, each on its part of every batch. */
public interface Collective extends AutoCloseable {
    /** A worker by itself. */
    Collective ALONE = new Collective() {
        @Override
        public int rank() {
            return 0;
        }

        @Override
        public int workers() {
            return 1;
        }

        @Override
        public void sum(float[] values) {}

        @Override
        public void close() {}
    };

    /** Number of this worker, from 0. */
    int rank();

    int workers();

    /**
     * Replaces each number by its sum over all workers, which is the same to the last bit for all of them. Each must call it with
     * as many numbers, and waits for the others.
     *
     * @throws WorkerLostException when another is gone
     */
    void sum(float[] values);

    /** Leaves the others in peace. */
    @Override
    void close();
}
