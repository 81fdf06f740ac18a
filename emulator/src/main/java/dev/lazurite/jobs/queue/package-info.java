/** Which job gets nodes when: computes have a limit, and what does not fit waits its turn. */
package dev.lazurite.jobs.queue;
