package dev.lazurite.trainer.forecast;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Points in time as whole steps.
 *
 * @param months whether a step is so many months of the calendar, and time is in days since the start of 1970
 * @param last the time of step 0, the last one that is known
 * @param length of a step, in the unit of time, or in months
 */
public record Timeline(boolean months, double last, double length) {
    private static final double SHORTEST_MONTH = 28;
    private static final double LONGEST_YEAR = 366;

    /**
     * The steps between these times: the median distance, and for days that are a month or more apart whole months.
     *
     * @param times rising, and different
     * @param days whether they are days since the start of 1970
     */
    public static Timeline of(double[] times, boolean days) {
        double distance = median(times);
        double last = times[times.length - 1];
        if (days && distance >= SHORTEST_MONTH && distance <= LONGEST_YEAR) {
            double[] inMonths = Arrays.stream(times).map(Timeline::month).toArray();
            double length = Math.rint(median(inMonths));
            if (length >= 1 && Arrays.stream(inMonths).allMatch(m -> Math.abs((m - inMonths[0]) % 1) < 1e-9)) {
                return new Timeline(true, last, length);
            }
        }
        return new Timeline(false, last, distance);
    }

    private static double median(double[] times) {
        double[] distances = new double[times.length - 1];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = times[i + 1] - times[i];
        }
        Arrays.sort(distances);
        return distances.length == 0 ? 1 : distances[distances.length / 2];
    }

    /** Months since the start of year 0; dates at the same place in their months, also at the ends, are whole months apart. */
    private static double month(double days) {
        LocalDate date = LocalDate.ofEpochDay((long) Math.floor(days));
        boolean end = date.getDayOfMonth() == date.lengthOfMonth();
        return date.getYear() * 12.0 + date.getMonthValue() + (end ? 1 : (date.getDayOfMonth() - 1) / 31.0);
    }

    /** Steps after the last time that is known; before it they are negative. */
    public long step(double time) {
        double apart = months ? month(time) - month(last) : time - last;
        return Math.round(apart / length);
    }
}
