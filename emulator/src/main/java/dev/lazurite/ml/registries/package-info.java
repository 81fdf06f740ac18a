/** Registries: that they exist, and where their services are. The assets in them are those of workspaces in another home. */
package dev.lazurite.ml.registries;
