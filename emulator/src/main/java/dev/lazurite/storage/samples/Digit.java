package dev.lazurite.storage.samples;

/** A picture of a digit, 28 pixels wide and high: a small glyph, moved, turned, scaled and blurred at random. */
final class Digit {
    static final int SIDE = 28;
    private static final int WIDE = 5;
    private static final int HIGH = 7;
    /** Rows of five bits from the top, for 0 to 9. */
    private static final int[][] GLYPHS = {
        {14, 17, 17, 17, 17, 17, 14},
        {4, 12, 4, 4, 4, 4, 14},
        {14, 17, 1, 2, 4, 8, 31},
        {31, 2, 4, 2, 1, 17, 14},
        {2, 6, 10, 18, 31, 2, 2},
        {31, 16, 30, 1, 1, 17, 14},
        {6, 8, 16, 30, 17, 17, 14},
        {31, 1, 2, 4, 8, 8, 8},
        {14, 17, 17, 14, 17, 17, 14},
        {14, 17, 17, 15, 1, 2, 12}
    };

    private Digit() {}

    /** The pixels row by row, from 0 for paper to 255 for ink. */
    static byte[] draw(int digit, Draws draws) {
        double angle = draws.normal(0, 0.12);
        double cell = 2.8 + 0.5 * draws.uniform();
        double left = SIDE / 2.0 + draws.normal(0, 1);
        double top = SIDE / 2.0 + draws.normal(0, 1);
        double slant = draws.normal(0, 0.1);
        double sine = StrictMath.sin(angle);
        double cosine = StrictMath.cos(angle);
        byte[] pixels = new byte[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double across = (x - left) * cosine + (y - top) * sine;
                double down = (y - top) * cosine - (x - left) * sine;
                double ink =
                        ink(digit, (across + slant * down) / cell + (WIDE - 1) / 2.0, down / cell + (HIGH - 1) / 2.0);
                pixels[y * SIDE + x] = (byte) Math.round(255 * Math.min(1, 1.3 * ink));
            }
        }
        return pixels;
    }

    /** How much ink is at a point of the glyph, between the cells as between their neighbours. */
    private static double ink(int digit, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double below = y - top;
        return (1 - below) * ((1 - right) * cell(digit, left, top) + right * cell(digit, left + 1, top))
                + below * ((1 - right) * cell(digit, left, top + 1) + right * cell(digit, left + 1, top + 1));
    }

    private static int cell(int digit, int x, int y) {
        return x < 0 || x >= WIDE || y < 0 || y >= HIGH ? 0 : GLYPHS[digit][y] >> (WIDE - 1 - x) & 1;
    }
}
