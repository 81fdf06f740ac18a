/**
 * A data folder and the instance that runs on it: the folder's marker and lock, the record by which every command finds the
 * instance, and its start and end. Nothing here prints.
 */
package dev.lazurite.app.instance;
