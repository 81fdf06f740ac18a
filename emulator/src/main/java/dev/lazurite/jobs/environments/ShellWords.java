package dev.lazurite.jobs.environments;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The simple commands of a line of shell, each as its words: split at {@code &&}, {@code ||}, {@code ;}, {@code |} and line
 * breaks, quotes taken away, variables replaced, redirections left out. Not a shell: it has no loops, conditions or
 * substitutions.
 */
final class ShellWords {
    private final String text;
    private final Function<String, String> variables;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean redirected;
    private int at;

    private ShellWords(String text, Function<String, String> variables) {
        this.text = text;
        this.variables = variables;
    }

    /**
     * Splits {@code text}.
     *
     * @param variables replaces the variables in a text that is not in single quotes
     */
    static List<List<String>> split(String text, Function<String, String> variables) {
        return new ShellWords(text, variables).split();
    }

    private List<List<String>> split() {
        while (at < text.length()) {
            char here = text.charAt(at++);
            switch (here) {
                case '\'' -> quoted('\'');
                case '"' -> quoted('"');
                case '\\' -> add(at < text.length() ? text.substring(at, ++at) : "");
                case ' ', '\t' -> endWord();
                case '&', '|', ';', '\n', '(', ')' -> separator(here);
                case '>', '<' -> redirection();
                default -> {
                    at--;
                    plain();
                }
            }
        }
        endCommand();
        return commands;
    }

    private void plain() {
        int start = at;
        while (at < text.length() && "'\"\\ \t&|;\n()<>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        add(variables.apply(text.substring(start, at)));
    }

    private void quoted(char quote) {
        StringBuilder inside = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (quote == '"' && text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            inside.append(text.charAt(at++));
        }
        at++;
        add(quote == '"' ? variables.apply(inside.toString()) : inside.toString());
    }

    private void separator(char here) {
        if (here == '&' && redirected && word.isEmpty()) {
            return; // 2>&1
        }
        endCommand();
    }

    private void redirection() {
        if (word.chars().allMatch(Character::isDigit)) {
            word.setLength(0);
            inWord = false;
        }
        endWord();
        redirected = true;
    }

    private void add(String part) {
        word.append(part);
        inWord = true;
    }

    private void endWord() {
        if (inWord && !redirected) {
            words.add(word.toString());
        }
        if (inWord) {
            redirected = false;
        }
        word.setLength(0);
        inWord = false;
    }

    private void endCommand() {
        endWord();
        redirected = false;
        if (!words.isEmpty()) {
            commands.add(words);
        }
        words = new ArrayList<>();
    }
}
