package dev.lazurite.trainer.data;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a first walk over a file learns of one column. Bounded: at most {@link #MOST_DISTINCT} distinct texts are kept. */
final class ColumnProfile {
    static final int MOST_DISTINCT = 1000;

    /** A value and the line it stands on. */
    record Sighting(String text, long line) {
        boolean seen() {
            return line > 0;
        }
    }

    private static final Sighting NEVER = new Sighting("", 0);

    final String name;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private boolean overflow;
    private int numbers;
    private int texts;
    private int dates;
    private boolean whole = true;
    private Sighting firstMissing = NEVER;
    private Sighting firstText = NEVER;
    private Sighting firstNumber = NEVER;
    private Sighting firstInfinite = NEVER;
    private Sighting firstNoDate = NEVER;

    ColumnProfile(String name) {
        this.name = name;
    }

    void missing(String cell, long line) {
        firstMissing = first(firstMissing, cell, line);
    }

    void present(String cell, long line) {
        double number = NumberText.parse(cell);
        if (Double.isNaN(number)) {
            texts++;
            if (dates >= 0 && !Double.isNaN(DateText.parse(cell))) {
                dates++;
            } else {
                firstNoDate = first(firstNoDate, cell, line);
                // one text that is none decides; the others need not be read
                dates = -1;
            }
            firstText = first(firstText, cell, line);
        } else {
            numbers++;
            firstNumber = first(firstNumber, cell, line);
            whole &= number == Math.rint(number);
            if (Double.isInfinite(number)) {
                firstInfinite = first(firstInfinite, cell, line);
            }
        }
        if (counts.size() < MOST_DISTINCT || counts.containsKey(cell)) {
            counts.merge(cell, 1, Integer::sum);
        } else {
            overflow = true;
        }
    }

    private static Sighting first(Sighting known, String cell, long line) {
        return known.seen() ? known : new Sighting(cell, line);
    }

    int values() {
        return numbers + texts;
    }

    int numbers() {
        return numbers;
    }

    boolean hasTexts() {
        return texts > 0;
    }

    /** Whether every value is a date. */
    boolean isDate() {
        return dates > 0 && numbers == 0;
    }

    Sighting firstNoDate() {
        return firstNoDate.seen() ? firstNoDate : firstNumber;
    }

    boolean hasMissing() {
        return firstMissing.seen();
    }

    boolean hasInfinite() {
        return firstInfinite.seen();
    }

    boolean isWhole() {
        return texts == 0 && whole;
    }

    /** More distinct values than were counted. */
    boolean overflows() {
        return overflow;
    }

    /** Rows a distinct value, in order of appearance; complete unless it {@link #overflows()}. */
    Map<String, Integer> counts() {
        return counts;
    }

    Sighting firstMissing() {
        return firstMissing;
    }

    Sighting firstText() {
        return firstText;
    }

    Sighting firstInfinite() {
        return firstInfinite;
    }
}
