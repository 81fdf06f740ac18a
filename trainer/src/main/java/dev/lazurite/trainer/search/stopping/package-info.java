/**
 * When a trial that is not promising is stopped before its end. Each time a trial logs the primary metric is one interval; a
 * policy looks at the metrics of all trials when one of them reaches an interval at which the policy is due.
 */
package dev.lazurite.trainer.search.stopping;
