-- What the whole instance knows of itself.
CREATE TABLE instance (
    name  VARCHAR(100) PRIMARY KEY,
    content CLOB NOT NULL
);
