-- Which job last did the work that a digest stands for; steps of pipelines that would do the same take over its result.
CREATE TABLE step_result (
    workspace VARCHAR(1000) NOT NULL,
    work      VARCHAR(64) NOT NULL,
    job       VARCHAR(255) NOT NULL,
    outputs   CLOB NOT NULL,
    PRIMARY KEY (workspace, work)
);
