package dev.lazurite.storage.samples;

/** The text of a table as comma-separated values, as it grows. */
final class Rows {
    private final StringBuilder text = new StringBuilder();

    /** Begins with the names of the columns. */
    Rows(String header) {
        text.append(header).append('\n');
    }

    /** Adds a row; a text that has a comma is quoted. */
    void add(Object... values) {
        for (int i = 0; i < values.length; i++) {
            String value = String.valueOf(values[i]);
            text.append(i == 0 ? "" : ",").append(value.indexOf(',') < 0 ? value : '"' + value + '"');
        }
        text.append('\n');
    }

    String text() {
        return text.toString();
    }

    /** A number with so many digits after the point, written alike in every locale. */
    static String fixed(double value, int digits) {
        return java.math.BigDecimal.valueOf(value)
                .setScale(digits, java.math.RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
