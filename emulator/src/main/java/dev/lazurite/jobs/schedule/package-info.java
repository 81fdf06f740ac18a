/**
 * Schedules: the resource, when its triggers fall due, and the jobs that it then starts. Jobs are submitted as a client would
 * submit them, through the resource manager.
 */
package dev.lazurite.jobs.schedule;
