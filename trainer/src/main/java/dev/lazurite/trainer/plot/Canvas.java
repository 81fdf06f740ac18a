package dev.lazurite.trainer.plot;

/** What a plot is drawn on. Places and lengths are in points from the upper left; colours are {@code #rrggbb}. */
interface Canvas {
    void line(double x1, double y1, double x2, double y2, String colour);

    /** Points that are joined, in order. */
    void polyline(double[] xs, double[] ys, String colour);

    /** A filled rectangle. */
    void bar(double x, double y, double width, double height, String colour);

    /**
     * Writes words in one line.
     *
     * @param anchor what of them is at the place: {@code start}, {@code middle} or {@code end}
     */
    void text(double x, double y, String anchor, String words);

    /** Words that run upwards, with their middle at the place. */
    void upright(double x, double y, String words);
}
