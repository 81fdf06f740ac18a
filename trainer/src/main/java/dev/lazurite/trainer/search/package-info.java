/**
 * The search for hyperparameters: {@link dev.lazurite.trainer.search.Search} is asked for trials and told what came of them.
 * Pure Java without native code, processes or HTTP, since the emulator uses it in its own process. All chance comes from seeds:
 * equal seeds and an equal order of results give equal trials.
 */
package dev.lazurite.trainer.search;
