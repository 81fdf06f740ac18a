-- A job is of a kind, and may have been started by another: such a child has its document here, and is no resource of its own.
ALTER TABLE job ADD COLUMN kind VARCHAR(40) DEFAULT 'Command' NOT NULL;
ALTER TABLE job ADD COLUMN parent VARCHAR(1000) DEFAULT '' NOT NULL;
ALTER TABLE job ADD COLUMN root VARCHAR(255) DEFAULT '' NOT NULL;
ALTER TABLE job ADD COLUMN who VARCHAR(255) DEFAULT '' NOT NULL;
ALTER TABLE job ADD COLUMN document CLOB DEFAULT '' NOT NULL;
UPDATE job SET root = name;
CREATE INDEX job_parent ON job (parent, seq);

-- The compute and the number of nodes are said by the document.
ALTER TABLE job DROP COLUMN pool;
ALTER TABLE job DROP COLUMN nodes;
