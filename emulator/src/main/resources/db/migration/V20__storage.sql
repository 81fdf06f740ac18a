-- The data planes of storage accounts. Names are kept as they are; content is named by ids of the content store.
CREATE TABLE storage_account (
    name               VARCHAR(24) PRIMARY KEY,
    key1               VARCHAR(100) NOT NULL,
    key2               VARCHAR(100) NOT NULL,
    service_properties VARCHAR(65536) NOT NULL
);

CREATE TABLE storage_container (
    account  VARCHAR(24) NOT NULL REFERENCES storage_account ON DELETE CASCADE,
    name     VARCHAR(63) NOT NULL,
    etag     BIGINT NOT NULL,
    modified BIGINT NOT NULL,
    metadata VARCHAR(65536) NOT NULL,
    PRIMARY KEY (account, name)
);

-- The content of a blob is one content file, or a linked file that is not ours, or the parts in storage_part.
CREATE TABLE storage_blob (
    account    VARCHAR(24) NOT NULL,
    container  VARCHAR(63) NOT NULL,
    name       VARCHAR(1024) NOT NULL,
    type       VARCHAR(10) NOT NULL,
    length     BIGINT NOT NULL,
    etag       BIGINT NOT NULL,
    created    BIGINT NOT NULL,
    modified   BIGINT NOT NULL,
    shape      VARCHAR(6) NOT NULL,
    content    VARCHAR(4096) NOT NULL,
    properties VARCHAR(65536) NOT NULL,
    PRIMARY KEY (account, container, name),
    FOREIGN KEY (account, container) REFERENCES storage_container ON DELETE CASCADE
);

-- The blocks of a blob in the order of its content.
CREATE TABLE storage_part (
    account   VARCHAR(24) NOT NULL,
    container VARCHAR(63) NOT NULL,
    name      VARCHAR(1024) NOT NULL,
    position  INT NOT NULL,
    block     VARCHAR(88) NOT NULL,
    content   VARCHAR(32) NOT NULL,
    length    BIGINT NOT NULL,
    PRIMARY KEY (account, container, name, position),
    FOREIGN KEY (account, container, name) REFERENCES storage_blob ON DELETE CASCADE
);

-- Blocks that are not committed; their blob need not exist.
CREATE TABLE storage_block (
    account   VARCHAR(24) NOT NULL,
    container VARCHAR(63) NOT NULL,
    name      VARCHAR(1024) NOT NULL,
    block     VARCHAR(88) NOT NULL,
    content   VARCHAR(32) NOT NULL,
    length    BIGINT NOT NULL,
    PRIMARY KEY (account, container, name, block),
    FOREIGN KEY (account, container) REFERENCES storage_container ON DELETE CASCADE
);
