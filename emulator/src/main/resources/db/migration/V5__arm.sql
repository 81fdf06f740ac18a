-- Resources of the resource manager: one JSON document each, and a column for whatever is looked up, filtered or sorted on.
CREATE TABLE resource (
    id_key      VARCHAR(1024) PRIMARY KEY,      -- the id in lower case
    id          VARCHAR(1024) NOT NULL,         -- the id as it is shown
    type_key    VARCHAR(256)  NOT NULL,         -- such as microsoft.machinelearningservices/workspaces/data
    parent_key  VARCHAR(1024) NOT NULL,         -- id_key of the parent resource, group or subscription
    name        VARCHAR(512)  NOT NULL,
    seq         BIGINT        NOT NULL,         -- order of creation
    etag        VARCHAR(64)   NOT NULL,
    archived    BOOLEAN       NOT NULL,
    lookup      VARCHAR(256)  NOT NULL,         -- what a type is found by besides its id, such as a code version's hash
    body        CLOB          NOT NULL,
    created_at  TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    created_by  VARCHAR(256)  NOT NULL,
    modified_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    modified_by VARCHAR(256)  NOT NULL
);
CREATE INDEX resource_children ON resource (parent_key, type_key, seq);
CREATE INDEX resource_lookup ON resource (type_key, lookup);
CREATE SEQUENCE resource_seq;

-- Long-running operations, kept so that a poll after a restart still finds its end.
CREATE TABLE async_operation (
    id         VARCHAR(128) PRIMARY KEY,
    status     VARCHAR(32)  NOT NULL,
    error      CLOB         NOT NULL,
    started_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    ended_at   TIMESTAMP(9) WITH TIME ZONE
);

CREATE TABLE resource_group (
    name_key VARCHAR(128) PRIMARY KEY,
    name     VARCHAR(128) NOT NULL,
    body     CLOB NOT NULL
);
