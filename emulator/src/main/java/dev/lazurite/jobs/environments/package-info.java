/**
 * Environments without Docker: what an Azure ML environment specification asks for, as a virtual environment that is built
 * once and kept. Conda files, Dockerfiles and curated names are translated to what pip can install; what cannot be had that
 * way is said in the build log. Deviation: images are not pulled and Docker is not run; an environment is a virtual environment
 * on this machine's own system, so that what an image has beside Python packages is not there.
 *
 * <p>No HTTP and no SQL. Others use {@link dev.lazurite.jobs.environments.Environments} and
 * {@link dev.lazurite.jobs.environments.CuratedEnvironments}.
 */
package dev.lazurite.jobs.environments;
