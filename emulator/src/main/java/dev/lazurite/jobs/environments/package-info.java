/**
 * Environments without Docker: what an Azure ML environment specification asks for, as a virtual environment that is built
 * once and kept. Conda files, Dockerfiles and curated names are translated to what pip can install; what cannot be had that
 * way is said in the build log. No HTTP and no SQL. Others use {@link dev.lazurite.jobs.environments.Environments} and
 * {@link dev.lazurite.jobs.environments.CuratedEnvironments}.
 */
package dev.lazurite.jobs.environments;
