/**
 * What lies around a job's process: the code snapshot, the inputs as the command sees them, the folders of its outputs, and
 * the command and variables with all placeholders filled in. Content comes from and goes to blobs; where an address leads is
 * asked of the interfaces declared here.
 */
package dev.lazurite.jobs.staging;
