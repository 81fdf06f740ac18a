/**
 * The life of jobs: the {@code jobs} resource, and what a submission sets in motion. What a kind of job is says {@link
 * dev.lazurite.jobs.kind}; each kind has a package of its own, such as {@link dev.lazurite.jobs.command}. A job and its run are
 * one record, kept by {@code tracking}. What belongs to other rooms is asked for through interfaces declared here.
 */
package dev.lazurite.jobs;
