/**
 * How a job's process is started, found again and ended. It runs under a small shell wrapper in a session of its own, which
 * keeps log, process id and exit code in the job's folder, so that the job does not depend on the life of the server.
 * Nothing here knows what a job is to Azure.
 */
package dev.lazurite.jobs.launch;
