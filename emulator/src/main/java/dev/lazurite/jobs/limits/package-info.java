/**
 * What a size of machine allows a job: how it is held to the processors and the memory of the size, by the kernel's control groups
 * where this machine lends them, by affinity and by a watch where not.
 */
package dev.lazurite.jobs.limits;
