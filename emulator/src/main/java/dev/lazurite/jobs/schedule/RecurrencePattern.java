package dev.lazurite.jobs.schedule;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The times inside one day, week or month at which a recurrence falls due. A day of the month that a month has not is no day
 * of that month.
 */
record RecurrencePattern(
        List<Integer> hours, List<Integer> minutes, List<DayOfWeek> weekDays, List<Integer> monthDays) {

    boolean empty() {
        return hours.isEmpty() && minutes.isEmpty() && weekDays.isEmpty() && monthDays.isEmpty();
    }

    /**
     * The times in the unit that begins with {@code begin}, in order.
     *
     * @param start what stands for what the pattern leaves out
     */
    List<ZonedDateTime> times(Frequency frequency, ZonedDateTime begin, ZonedDateTime start) {
        List<ZonedDateTime> times = new ArrayList<>();
        for (ZonedDateTime day : days(frequency, begin, start)) {
            for (int hour : or(hours, start.getHour())) {
                for (int minute : or(minutes, hours.isEmpty() ? start.getMinute() : 0)) {
                    times.add(day.withHour(hour).withMinute(minute));
                }
            }
        }
        times.sort(ZonedDateTime::compareTo);
        return times;
    }

    private List<ZonedDateTime> days(Frequency frequency, ZonedDateTime begin, ZonedDateTime start) {
        return switch (frequency) {
            case MINUTE, HOUR, DAY -> List.of(begin);
            case WEEK ->
                (weekDays.isEmpty() ? List.of(start.getDayOfWeek()) : weekDays)
                        .stream()
                                .map(day -> begin.plusDays(day.getValue() - 1L))
                                .toList();
            case MONTH -> monthly(begin, start);
        };
    }

    private List<ZonedDateTime> monthly(ZonedDateTime begin, ZonedDateTime start) {
        int last = begin.toLocalDate().lengthOfMonth();
        if (!weekDays.isEmpty()) {
            return IntStream.rangeClosed(1, last)
                    .mapToObj(begin::withDayOfMonth)
                    .filter(day -> weekDays.contains(day.getDayOfWeek()))
                    .toList();
        }
        return or(monthDays, start.getDayOfMonth()).stream()
                .filter(day -> day <= last)
                .map(begin::withDayOfMonth)
                .toList();
    }

    private static List<Integer> or(List<Integer> given, int otherwise) {
        return given.isEmpty() ? List.of(otherwise) : given;
    }
}
