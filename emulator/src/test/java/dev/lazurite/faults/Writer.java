package dev.lazurite.faults;

import java.io.IOException;

/**
 * One kind of write, repeated by one client at a time under names that no other client uses. It counts what it has tried and
 * what the server has acknowledged; more than one write is never under way, so the two differ by one at most.
 */
abstract class Writer {
    private final String name;
    private int attempted;
    private int acknowledged;

    /** A writer whose names all begin with {@code name}. */
    Writer(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** How many writes were acknowledged, numbered from 1. Those that are not numbered so high may be there too. */
    final int acknowledged() {
        return acknowledged;
    }

    final int attempted() {
        return attempted;
    }

    /** Takes a write for acknowledged that was under way when the server went, and is there. */
    final void found(int number) {
        acknowledged = number;
    }

    /** Makes what the writes need, once. */
    abstract void prepare(Caller caller) throws IOException, InterruptedException;

    /** The write numbered {@code number}; returns when it was acknowledged. One that was not is made again. */
    abstract void write(Caller caller, int number) throws IOException, InterruptedException;

    /** Reads back the write numbered {@code number}. */
    abstract void check(Caller caller, int number) throws IOException, InterruptedException;

    /** Reads back what only shows all writes together: lists, counts, last values. */
    abstract void checkAll(Caller caller) throws IOException, InterruptedException;

    /** Writes once more. */
    final void write(Caller caller) throws IOException, InterruptedException {
        attempted = acknowledged + 1;
        write(caller, attempted);
        acknowledged = attempted;
    }

    /** Reads back all that was acknowledged after the write numbered {@code from}. */
    final void checkFrom(Caller caller, int from) throws IOException, InterruptedException {
        for (int number = from + 1; number <= acknowledged; number++) {
            check(caller, number);
        }
        checkAll(caller);
    }
}
