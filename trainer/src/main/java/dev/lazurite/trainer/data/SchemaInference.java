package dev.lazurite.trainer.data;

import java.util.Optional;

import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Progress;

/**
 * The type of a feature column. Numbers throughout are numeric, dates throughout are dates, texts categorical; a column of numbers with a few texts
 * is refused, since it is more often a slip than a choice. Columns that cannot help are left out with a note.
 */
final class SchemaInference {
    private static final double MOSTLY = 0.9;
    private static final int FEW = 20;

    private final TableOptions options;
    private final Progress progress;

    SchemaInference(TableOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /** The type, or nothing when the column is to be left out. */
    Optional<ColumnType> typeOf(ColumnProfile column) {
        if (options.ignored().contains(column.name)) {
            return Optional.empty();
        }
        if (column.values() == 0) {
            return leftOut(column, "it holds no values");
        }
        if (options.categorical().contains(column.name)) {
            return column.overflows()
                    ? leftOut(column, "it has more than %d categories".formatted(ColumnProfile.MOST_DISTINCT))
                    : Optional.of(ColumnType.CATEGORICAL);
        }
        if (column.isDate() || options.dates().contains(column.name)) {
            requireDates(column);
            return Optional.of(ColumnType.DATE);
        }
        if (!column.hasTexts() || options.numeric().contains(column.name)) {
            requireNumbers(column, "Column");
            return Optional.of(ColumnType.NUMERIC);
        }
        if (column.numbers() >= MOSTLY * column.values()) {
            throw new InvalidInputException(
                    "Column '%s' holds text where %d of %d values are numbers: '%s' at line %d. Correct it, or read it as missing with --missing '%s', or take the column as categories with --categorical '%s'."
                            .formatted(
                                    column.name,
                                    column.numbers(),
                                    column.values(),
                                    column.firstText().text(),
                                    column.firstText().line(),
                                    column.firstText().text(),
                                    column.name));
        }
        int distinct = column.counts().size();
        if (column.overflows() || distinct > Math.max(FEW, column.values() / 2)) {
            return leftOut(
                    column,
                    "it looks like an identifier or free text (%s%d different texts in %d rows); --categorical '%s' takes it all the same"
                            .formatted(column.overflows() ? "over " : "", distinct, column.values(), column.name));
        }
        return Optional.of(ColumnType.CATEGORICAL);
    }

    /** Refuses what is no date. */
    static void requireDates(ColumnProfile column) {
        if (!column.isDate()) {
            throw new InvalidInputException(
                    "Column '%s' must hold dates, but line %d has '%s'. Dates are written as 2024-01-31 or 2024-01-31T12:30:00Z."
                            .formatted(
                                    column.name,
                                    column.firstNoDate().line(),
                                    column.firstNoDate().text()));
        }
    }

    /** Refuses text and infinity. */
    static void requireNumbers(ColumnProfile column, String role) {
        if (column.hasTexts()) {
            throw new InvalidInputException(
                    "%s '%s' must hold numbers, but line %d has '%s'. Correct it, or take the column as categories."
                            .formatted(
                                    role,
                                    column.name,
                                    column.firstText().line(),
                                    column.firstText().text()));
        }
        if (column.hasInfinite()) {
            throw new InvalidInputException(
                    "%s '%s' must hold finite numbers, but line %d has '%s'. Correct it, or read it as missing with --missing '%s'."
                            .formatted(
                                    role,
                                    column.name,
                                    column.firstInfinite().line(),
                                    column.firstInfinite().text(),
                                    column.firstInfinite().text()));
        }
    }

    private Optional<ColumnType> leftOut(ColumnProfile column, String reason) {
        progress.noted("Column '%s' is left out: %s.".formatted(column.name, reason));
        return Optional.empty();
    }
}
