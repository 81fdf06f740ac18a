-- Secrets of datastores that users made, apart from their documents so that nothing shows or logs them by accident.
CREATE TABLE datastore_secret (
    id_key  VARCHAR(1024) PRIMARY KEY,  -- the datastore's id in lower case
    secrets CLOB NOT NULL
);
