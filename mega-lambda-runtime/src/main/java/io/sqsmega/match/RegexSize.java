package io.sqsmega.match;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many steps the program of a regular expression has, found without making it: a repetition is compiled as so many
 * copies, and copies of copies multiply, so that 20 characters could take all memory. A text is matched in a time
 * proportional to its length times the steps.
 */
final class RegexSize {
    /** Ten times the longest repetition that RE2/J takes. */
    static final int MOST_STEPS = 10_000;

    private final String regex;
    /** The steps of the groups that are open, innermost first. */
    private final Deque<Long> around = new ArrayDeque<>();

    private long steps;
    private long lastPart;
    private int at;

    private RegexSize(String regex) {
        this.regex = regex;
    }

    /**
     * @param regex in the syntax of RE2/J; of a malformed one, any number
     * @throws IllegalArgumentException if it has more than {@value #MOST_STEPS} steps
     */
    static void check(String regex) {
        if (new RegexSize(regex).steps() > MOST_STEPS) {
            throw new IllegalArgumentException("its repetitions make it longer than " + MOST_STEPS + " steps");
        }
    }

    private long steps() {
        while (at < regex.length() && steps <= MOST_STEPS) {
            switch (regex.charAt(at)) {
                case '\\' -> escape();
                case '[' -> charClass();
                case '(' -> open();
                case ')' -> close();
                case '{' -> repetition();
                default -> part(1, at + 1);
            }
        }
        return steps;
    }

    private void part(long size, int end) {
        steps += size;
        lastPart = size;
        at = end;
    }

    private void escape() {
        if (regex.startsWith("\\Q", at)) {
            int end = regex.indexOf("\\E", at);
            int last = end < 0 ? regex.length() : end;
            steps += Math.max(0, last - at - 3);
            part(1, end < 0 ? last : end + 2);
        } else {
            boolean named = regex.startsWith("x{", at + 1) || regex.regionMatches(true, at + 1, "p{", 0, 2);
            part(1, named ? after('}', at) : at + 2);
        }
    }

    /** The translation has escaped the brackets that stand for themselves. */
    private void charClass() {
        int end = at + 1;
        while (end < regex.length() && regex.charAt(end) != ']') {
            end += regex.charAt(end) == '\\' ? 2 : 1;
        }
        part(1, end + 1);
    }

    private void open() {
        around.push(steps);
        steps = 0;
        at = regex.startsWith("(?", at) ? afterFlagsOrName() : at + 1;
    }

    /** Behind {@code (?:}, {@code (?i:} and {@code (?P<name>}; {@code (?i)} is an empty group. */
    private int afterFlagsOrName() {
        int end = at + 2;
        while (end < regex.length() && ":>)".indexOf(regex.charAt(end)) < 0) {
            end++;
        }
        return regex.startsWith(")", end) ? end : end + 1;
    }

    private void close() {
        long group = steps + 2;
        steps = around.isEmpty() ? 0 : around.pop();
        part(group, at + 1);
    }

    /** Copies of the last part, at least one; those that may be missing have a step more. */
    private void repetition() {
        int comma = afterDigits(at + 1);
        int end = regex.startsWith(",", comma) ? afterDigits(comma + 1) : comma;
        if (comma == at + 1 || !regex.startsWith("}", end)) {
            part(1, at + 1);
        } else {
            int most = Math.max(number(at + 1, comma), number(comma + 1, end));
            steps -= lastPart;
            part(Math.max(1, most) * (lastPart + 1), end + 1);
        }
    }

    private int afterDigits(int start) {
        int end = start;
        while (end < regex.length() && regex.charAt(end) >= '0' && regex.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** 0 if there is none, and for one that is longer than what RE2/J takes. */
    private int number(int start, int end) {
        return end <= start || end - start > 4 ? 0 : Integer.parseInt(regex, start, end, 10);
    }

    /** Where a closing character has just been passed; the end, if there is none. */
    private int after(char closing, int start) {
        int found = regex.indexOf(closing, start);
        return found < 0 ? regex.length() : found + 1;
    }
}
