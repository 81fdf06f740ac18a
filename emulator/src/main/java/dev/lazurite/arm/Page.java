package dev.lazurite.arm;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/**
 * The page of a list that a call asks for: {@code $skipToken} says where it begins, {@code $top} or {@code count} how many
 * items it has at most.
 */
public record Page(int skip, int size) {
    private static final int MOST = 1000;

    /** What {@code call} asks for; {@code usual} items where it says nothing. */
    public static Page of(Call call, int usual) {
        int skip = number(call, "$skipToken", number(call, "$skip", 0));
        int size = number(call, "$top", number(call, "count", usual));
        return new Page(skip, Math.min(size, MOST));
    }

    private static int number(Call call, String name, int otherwise) {
        String text = call.query(name).orElse("");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notNumeric) {
            // refused below, like a negative number
        }
        throw Fault.of(
                        400,
                        "InvalidParameter",
                        "The query parameter '" + name + "' has the value '" + text
                                + "'; a whole number of 0 or more is expected.")
                .at(name);
    }

    /**
     * The answer of a list.
     *
     * @param found the items of this page and one more when there is another page
     */
    public <T> ObjectNode answer(Call call, List<T> found, Function<T, ObjectNode> view) {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        found.stream().limit(size).map(view).forEach(items::add);
        boolean bounded = call.query("$top").isPresent();
        if (found.size() > size && !bounded) {
            answer.put("nextLink", next(call));
        }
        return answer;
    }

    private String next(Call call) {
        StringBuilder link =
                new StringBuilder(call.base()).append(call.rawPath()).append('?');
        for (String pair : call.rawQuery().split("&")) {
            String name = pair.toLowerCase(java.util.Locale.ROOT);
            if (!pair.isEmpty() && !name.startsWith("$skiptoken=") && !name.startsWith("%24skiptoken=")) {
                link.append(pair).append('&');
            }
        }
        return link.append("$skipToken=").append(skip + size).toString();
    }
}
