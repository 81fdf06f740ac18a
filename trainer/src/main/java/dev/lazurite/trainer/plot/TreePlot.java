package dev.lazurite.trainer.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A tree of boxes, the root on top.
 *
 * @param boxes each after its parent; the root first
 */
public record TreePlot(String title, List<Box> boxes) implements Plot {
    private static final double STEP_X = 200;
    private static final double BOX_WIDTH = 188;
    private static final double BOX_HEIGHT = 64;
    private static final double STEP_Y = 96;
    private static final double TOP = 44;
    private static final double LINE = 16;
    private static final double MARGIN = 10;
    private static final int MOST_LETTERS = 30;

    public TreePlot {
        boxes = List.copyOf(boxes);
    }

    /**
     * A node.
     *
     * @param parent place of the parent in the list; -1 of the root
     * @param lines what is written in it
     * @param shade from 0, white, to 1, dark
     */
    public record Box(int parent, List<String> lines, double shade) {
        public Box {
            lines = List.copyOf(lines);
        }
    }

    @Override
    public double width() {
        return 2 * MARGIN
                + STEP_X * IntStream.range(0, boxes.size()).filter(this::leaf).count();
    }

    @Override
    public double height() {
        int deepest = 0;
        for (int i = 0; i < boxes.size(); i++) {
            deepest = Math.max(deepest, depth(i));
        }
        return TOP + deepest * STEP_Y + BOX_HEIGHT + MARGIN;
    }

    @Override
    public void draw(Canvas canvas) {
        canvas.text(width() / 2, 24, "middle", title);
        double[] middles = middles();
        for (int i = 1; i < boxes.size(); i++) {
            int parent = boxes.get(i).parent();
            canvas.line(middles[parent], y(parent) + BOX_HEIGHT, middles[i], y(i), "#333333");
        }
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            canvas.bar(middles[i] - BOX_WIDTH / 2, y(i), BOX_WIDTH, BOX_HEIGHT, "#333333");
            canvas.bar(middles[i] - BOX_WIDTH / 2 + 1, y(i) + 1, BOX_WIDTH - 2, BOX_HEIGHT - 2, colour(box.shade()));
            for (int line = 0; line < box.lines().size(); line++) {
                canvas.text(
                        middles[i],
                        y(i) + LINE * (line + 1),
                        "middle",
                        shortened(box.lines().get(line)));
            }
        }
    }

    private static String shortened(String words) {
        return words.length() > MOST_LETTERS ? words.substring(0, MOST_LETTERS - 3) + "..." : words;
    }

    /** From white to a red on which black can be read. */
    private static String colour(double shade) {
        int fade = (int) Math.round(255 - 140 * Math.max(0, Math.min(1, shade)));
        return "#ff%02x%02x".formatted(fade, fade);
    }

    private double y(int box) {
        return TOP + depth(box) * STEP_Y;
    }

    private int depth(int box) {
        int depth = 0;
        for (int at = box; boxes.get(at).parent() >= 0; at = boxes.get(at).parent()) {
            depth++;
        }
        return depth;
    }

    private boolean leaf(int box) {
        return boxes.stream().noneMatch(other -> other.parent() == box);
    }

    /** Leaves side by side, from left to right as they come; the others over the middle of their children. */
    private double[] middles() {
        var middles = new double[boxes.size()];
        double next = MARGIN + STEP_X / 2;
        List<Integer> inner = new ArrayList<>();
        for (int i = 0; i < middles.length; i++) {
            if (leaf(i)) {
                middles[i] = next;
                next += STEP_X;
            } else {
                inner.add(0, i);
            }
        }
        for (int box : inner) {
            double sum = 0;
            int children = 0;
            for (int i = box + 1; i < middles.length; i++) {
                if (boxes.get(i).parent() == box) {
                    sum += middles[i];
                    children++;
                }
            }
            middles[box] = sum / children;
        }
        return middles;
    }
}
