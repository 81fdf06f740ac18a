package dev.lazurite.trainer.trees;

/** The rows of a tree on its way, arranged so that each node's are neighbours. */
final class RowOrder {
    private final int[] rows;
    private final int[] aside;

    RowOrder(int[] rows) {
        this.rows = rows;
        this.aside = new int[rows.length];
    }

    int[] rows() {
        return rows;
    }

    /** Brings rows with codes up to {@code bin} before the others, each part in its old order; returns where they part. */
    int partition(int from, int to, byte[] codes, int bin) {
        int kept = from;
        int moved = 0;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            // written to both, and only one of the two advances: no branch to guess wrongly
            rows[kept] = row;
            aside[moved] = row;
            int goesLeft = (codes[row] & 0xFF) <= bin ? 1 : 0;
            kept += goesLeft;
            moved += 1 - goesLeft;
        }
        System.arraycopy(aside, 0, rows, kept, moved);
        return kept;
    }
}
