/** Data assets: files, folders and MLTables by name and version. */
package dev.lazurite.ml.data;
