package dev.lazurite.jobs.limits;

import java.util.ArrayList;
import java.util.List;

/** Linux's way to write a set of processors, such as {@code 0-3,8}. */
final class ProcessorList {
    private ProcessorList() {}

    static List<Integer> parse(String text) {
        List<Integer> processors = new ArrayList<>();
        for (String part : text.strip().split(",")) {
            String[] ends = part.split("-");
            for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
                processors.add(i);
            }
        }
        return processors;
    }
}
