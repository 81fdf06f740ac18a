/** The data planes of storage accounts over one content store. Other packages use {@link dev.lazurite.storage.Blobs}. */
package dev.lazurite.storage;
