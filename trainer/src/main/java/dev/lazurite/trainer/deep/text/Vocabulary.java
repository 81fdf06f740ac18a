package dev.lazurite.trainer.deep.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tokens of texts by number. A token is a run of letters, marks and digits, in lower case; all else only separates. 0 stands
 * where there is no token left, 1 for one that is not among {@link #tokens}, which are numbered from 2.
 */
public final class Vocabulary {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final int UNKNOWN = 1;
    private static final int FIRST = 2;

    private final List<String> tokens;
    private final Map<String, Integer> numbers = new HashMap<>();

    /** A vocabulary of these tokens, in this order. */
    public Vocabulary(List<String> tokens) {
        this.tokens = List.copyOf(tokens);
        for (String token : this.tokens) {
            numbers.put(token, FIRST + numbers.size());
        }
    }

    /**
     * The most frequent tokens of texts; those equally frequent in alphabetical order.
     *
     * @param size most tokens, with the two that stand for none
     */
    public static Vocabulary of(Iterable<String> texts, int size) {
        Map<String, Integer> counts = new HashMap<>();
        for (String text : texts) {
            split(text).forEach(token -> counts.merge(token, 1, Integer::sum));
        }
        return new Vocabulary(counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(Math.max(0, size - FIRST))
                .map(Map.Entry::getKey)
                .toList());
    }

    /** The tokens of a text, in order. */
    static List<String> split(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    public List<String> tokens() {
        return tokens;
    }

    /** Numbers in use, those that stand for none included. */
    public int size() {
        return FIRST + tokens.size();
    }

    /** The numbers of a text's first {@code length} tokens, filled up with 0. */
    public int[] encode(String text, int length) {
        var encoded = new int[length];
        int at = 0;
        Matcher matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
        while (at < length && matcher.find()) {
            encoded[at++] = numbers.getOrDefault(matcher.group(), UNKNOWN);
        }
        return encoded;
    }
}
