/** Registries: that they exist, and where their services are. The assets in them are not emulated. */
package dev.lazurite.ml.registries;
