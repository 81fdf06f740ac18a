-- Runs whose last values in run_metrics do not know their batches after "batch" yet: they are folded in when somebody asks.
CREATE TABLE metric_unfolded (
    run   BIGINT PRIMARY KEY REFERENCES runs (seq) ON DELETE CASCADE,
    batch BIGINT NOT NULL
);

-- A batch of many metrics is one row, whose name is empty and whose points say what they are points of.
CREATE INDEX batches_of_run ON metric_batches (run, batch);
