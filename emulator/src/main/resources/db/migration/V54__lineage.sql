-- The assets that the inputs and outputs of jobs are, by the names that the jobs have for them.
CREATE TABLE run_assets (
    run       BIGINT        NOT NULL REFERENCES runs (seq) ON DELETE CASCADE,
    direction VARCHAR(6)    NOT NULL,
    name      VARCHAR(260)  NOT NULL,
    workspace VARCHAR(400)  NOT NULL,
    asset     VARCHAR(1000) NOT NULL,
    type      VARCHAR(30)   NOT NULL,
    uri       VARCHAR(4096) NOT NULL,
    PRIMARY KEY (run, direction, name)
);

-- Who made an asset, and who read it.
CREATE INDEX run_assets_asset ON run_assets (workspace, asset);
