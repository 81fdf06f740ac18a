/** Which job gets nodes when: computes have a limit, and what does not fit waits its turn. And the threads of all jobs. */
package dev.lazurite.jobs.queue;
