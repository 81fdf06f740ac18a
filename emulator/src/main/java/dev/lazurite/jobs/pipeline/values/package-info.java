/** What the expressions of a pipeline stand for: its own inputs, and what its steps left. */
package dev.lazurite.jobs.pipeline.values;
