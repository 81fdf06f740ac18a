/**
 * Interpreters that have the usual packages imported and fork for each job that is {@code python SCRIPT ARGUMENT...}, inside the
 * job's own namespaces. Whatever is unusual is left to the shell.
 */
package dev.lazurite.jobs.warm;
