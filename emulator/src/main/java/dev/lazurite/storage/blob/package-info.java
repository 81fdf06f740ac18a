/**
 * The Blob service over HTTP: who may call, one handler a concern, XML. What is done to blobs is done in
 * {@code dev.lazurite.storage}.
 */
package dev.lazurite.storage.blob;
