/**
 * The paths of ADLS Gen2 ({@code ACCOUNT.dfs.core.windows.net}) over the same blobs that the Blob service has: a directory is what
 * blobs lie in, or a blob without content whose metadata says {@code hdi_isfolder}, as the service keeps it for Blob clients.
 */
package dev.lazurite.storage.dfs;
