/** Environment assets: images, conda files and build contexts by name and version, and the curated ones of the service. */
package dev.lazurite.ml.environment;
