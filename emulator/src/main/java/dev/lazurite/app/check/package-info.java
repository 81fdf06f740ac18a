/**
 * Looks at a job or component file of the CLI before it is submitted: what is wrong with it, and what it would do. Nothing is
 * submitted and nothing is changed; what workspaces have is asked of the running instance.
 */
package dev.lazurite.app.check;
