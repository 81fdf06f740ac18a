/** What jobs read and what they make, as assets: named outputs become versions, and run history knows both ends. */
package dev.lazurite.jobs.lineage;
