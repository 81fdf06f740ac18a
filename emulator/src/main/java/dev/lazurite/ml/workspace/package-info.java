/** Workspaces: their document, what making and deleting one sets in motion, their keys and diagnosis. */
package dev.lazurite.ml.workspace;
