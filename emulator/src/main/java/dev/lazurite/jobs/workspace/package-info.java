/** What jobs use of their workspace, taken from Azure ML's resource types: computes, datastores, assets, environments. */
package dev.lazurite.jobs.workspace;
