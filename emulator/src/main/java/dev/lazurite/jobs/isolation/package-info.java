/**
 * What a job's process sees of this machine: namespaces of its own for processes, mounts and users, in which the instance's
 * data is not there and what the job may not write is read-only. Nothing here knows what a job is to Azure, and nothing starts
 * a process but to try whether isolation is to be had.
 */
package dev.lazurite.jobs.isolation;
