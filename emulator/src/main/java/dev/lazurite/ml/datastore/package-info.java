/**
 * Datastores: named places in storage accounts, with secrets that are kept apart from their documents and never shown except
 * by {@code listSecrets}.
 */
package dev.lazurite.ml.datastore;
