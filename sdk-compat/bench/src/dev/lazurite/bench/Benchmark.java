package dev.lazurite.bench;

import java.util.List;

/** One question, asked of Lazurite and of a peer in the same run. */
interface Benchmark {
    /** Starts what it compares, takes its samples in turn and stops everything again. */
    List<Comparison> measure(Setting setting) throws Exception;
}
