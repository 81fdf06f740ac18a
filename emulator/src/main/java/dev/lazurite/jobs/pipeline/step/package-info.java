/** The steps of a pipeline as jobs: the document of each, its run, its outputs, and results that are taken over from before. */
package dev.lazurite.jobs.pipeline.step;
