package dev.lazurite.trainer.cli;

import java.io.PrintWriter;

/** How far something is, in the last line of a terminal; nothing where lines cannot be written over. */
final class ProgressBar {
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final boolean terminal;
    private int letters;

    ProgressBar(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether it shows anything at all. */
    boolean shown() {
        return terminal;
    }

    void advance(int done, int all, String words) {
        if (!terminal) {
            return;
        }
        clear();
        int filled = all > 0 ? Math.min(WIDTH, WIDTH * done / all) : 0;
        String line = "[%s%s] %d of %d  %s".formatted("#".repeat(filled), ".".repeat(WIDTH - filled), done, all, words);
        out.print(line);
        out.flush();
        letters = line.length();
    }

    /** Makes room for a line that stays. */
    void clear() {
        if (letters > 0) {
            out.print("\r" + " ".repeat(letters) + "\r");
            letters = 0;
        }
    }
}
