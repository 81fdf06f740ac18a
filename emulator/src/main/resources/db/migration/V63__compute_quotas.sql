-- The quotas that workspaces were given, in vCPUs by family of machines.
CREATE TABLE compute_quota (
    workspace_key VARCHAR(1024) NOT NULL,  -- the workspace's id in lower case
    family        VARCHAR(100)  NOT NULL,
    workspace     VARCHAR(1024) NOT NULL,
    cores         INT           NOT NULL,
    PRIMARY KEY (workspace_key, family)
);
