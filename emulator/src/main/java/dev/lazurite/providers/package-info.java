/**
 * The neighbours of a workspace, each in its own provider: storage accounts, key vaults, insights, registries, networks.
 * What they hold is kept and shown; a storage account also opens its data plane.
 */
package dev.lazurite.providers;
