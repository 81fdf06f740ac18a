-- Experiments and runs: one record, seen through MLflow and through Azure ML's run history. Times are epoch milliseconds.
CREATE TABLE experiments (
    id                VARCHAR(36)    PRIMARY KEY,
    workspace         VARCHAR(400)   NOT NULL,
    name              VARCHAR(500)   NOT NULL,
    artifact_location VARCHAR(2000)  NOT NULL,
    lifecycle         VARCHAR(10)    NOT NULL,
    created           BIGINT         NOT NULL,
    updated           BIGINT         NOT NULL,
    UNIQUE (workspace, name)
);

CREATE TABLE experiment_tags (
    experiment VARCHAR(36)    NOT NULL REFERENCES experiments (id) ON DELETE CASCADE,
    name       VARCHAR(250)   NOT NULL,
    content    VARCHAR(20000) NOT NULL,
    PRIMARY KEY (experiment, name)
);

-- A run's id is unique in its workspace only; "seq" is what its metrics, params and tags refer to.
CREATE TABLE runs (
    seq           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace     VARCHAR(400)  NOT NULL,
    id            VARCHAR(260)  NOT NULL,
    uuid          VARCHAR(36)   NOT NULL,
    experiment    VARCHAR(36)   NOT NULL REFERENCES experiments (id) ON DELETE CASCADE,
    display_name  VARCHAR(1000) NOT NULL,
    description   CLOB          NOT NULL,
    run_type      VARCHAR(100)  NOT NULL,
    parent        VARCHAR(260)  NOT NULL,
    status        VARCHAR(20)   NOT NULL,
    mlflow_status VARCHAR(10)   NOT NULL,
    error_code    VARCHAR(200),
    error_message VARCHAR(3000),
    created       BIGINT        NOT NULL,
    start_time    BIGINT        NOT NULL,
    started       BIGINT,
    ended         BIGINT,
    modified      BIGINT        NOT NULL,
    revision      BIGINT        NOT NULL,
    lifecycle     VARCHAR(10)   NOT NULL,
    hidden        BOOLEAN       NOT NULL,
    created_by    VARCHAR(400)  NOT NULL,
    properties    CLOB          NOT NULL,
    UNIQUE (workspace, id)
);
CREATE INDEX runs_of_experiment ON runs (experiment, lifecycle, start_time DESC, id);
CREATE INDEX runs_of_parent ON runs (workspace, parent);

CREATE TABLE run_tags (
    run     BIGINT        NOT NULL REFERENCES runs (seq) ON DELETE CASCADE,
    name    VARCHAR(250)  NOT NULL,
    content VARCHAR(1000000) NOT NULL,
    PRIMARY KEY (run, name)
);

CREATE TABLE run_params (
    run     BIGINT        NOT NULL REFERENCES runs (seq) ON DELETE CASCADE,
    name    VARCHAR(250)  NOT NULL,
    content VARCHAR(6000) NOT NULL,
    PRIMARY KEY (run, name)
);

-- The last point of every metric: the largest by step, then timestamp, then value.
CREATE TABLE run_metrics (
    run    BIGINT           NOT NULL REFERENCES runs (seq) ON DELETE CASCADE,
    name   VARCHAR(250)     NOT NULL,
    ts     BIGINT           NOT NULL,
    step   BIGINT           NOT NULL,
    amount DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (run, name)
);

-- Every point, packed: 24 bytes each (timestamp, step, value; big-endian), one row for each metric of a batch.
CREATE TABLE metric_batches (
    batch  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run    BIGINT          NOT NULL REFERENCES runs (seq) ON DELETE CASCADE,
    name   VARCHAR(250)    NOT NULL,
    points VARBINARY(1000000) NOT NULL
);
CREATE INDEX batches_of_metric ON metric_batches (run, name, batch);

-- What a run read (datasets) and what it read or made (logged models): MLflow's inputs and outputs.
CREATE TABLE run_datasets (
    run     BIGINT       NOT NULL REFERENCES runs (seq) ON DELETE CASCADE,
    name    VARCHAR(500) NOT NULL,
    digest  VARCHAR(36)  NOT NULL,
    context VARCHAR(500) NOT NULL,
    content CLOB         NOT NULL,
    PRIMARY KEY (run, name, digest)
);

CREATE TABLE run_models (
    run       BIGINT      NOT NULL REFERENCES runs (seq) ON DELETE CASCADE,
    direction VARCHAR(6)  NOT NULL,
    model     VARCHAR(40) NOT NULL,
    step      BIGINT      NOT NULL,
    PRIMARY KEY (run, direction, model)
);

CREATE TABLE logged_models (
    id         VARCHAR(40)   PRIMARY KEY,
    experiment VARCHAR(36)   NOT NULL REFERENCES experiments (id) ON DELETE CASCADE,
    name       VARCHAR(500)  NOT NULL,
    model_type VARCHAR(500)  NOT NULL,
    source_run VARCHAR(260)  NOT NULL,
    status     VARCHAR(30)   NOT NULL,
    created    BIGINT        NOT NULL,
    updated    BIGINT        NOT NULL,
    tags       CLOB          NOT NULL,
    params     CLOB          NOT NULL
);
CREATE INDEX models_of_experiment ON logged_models (experiment, created DESC);
