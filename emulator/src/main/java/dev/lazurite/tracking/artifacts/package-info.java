/**
 * The artifacts of runs: blobs in the workspace's own storage account, the URIs under which clients find them, and the
 * artifact services that list, write and read them. Artifact bytes go through {@code storage.Blobs} and nothing else.
 */
package dev.lazurite.tracking.artifacts;
