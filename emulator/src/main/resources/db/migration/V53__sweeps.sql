-- What happened in the search of a sweep, in order: with it the search goes on after a restart as if nothing had happened.
-- A trial was asked for (with its point), logged the primary metric, or ended (with 1 as its metric where it failed).
CREATE TABLE sweep_event (
    id_key VARCHAR(1000) NOT NULL,
    seq    INT NOT NULL,
    kind   VARCHAR(10) NOT NULL,
    trial  INT NOT NULL,
    point  CLOB,
    metric DOUBLE PRECISION,
    PRIMARY KEY (id_key, seq)
);
