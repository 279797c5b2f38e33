package io.sqsmega.match;

import org.jspecify.annotations.Nullable;

/**
 * The regular expressions that most patterns have, {@code \d+} and {@code \w+}: one loop instead of an automaton, as
 * long as the text is ASCII.
 */
final class CharacterRun {
    private static final CharacterRun DIGITS = new CharacterRun(false);
    private static final CharacterRun WORD_CHARACTERS = new CharacterRun(true);
    private static final int ASCII_END = 128;

    private final boolean alsoLetters;

    private CharacterRun(boolean alsoLetters) {
        this.alsoLetters = alsoLetters;
    }

    /** The run that a regular expression means, or null if it means something else. */
    static @Nullable CharacterRun of(String regex) {
        return switch (regex) {
            case "\\d+", "^\\d+" -> DIGITS;
            case "\\w+", "^\\w+" -> WORD_CHARACTERS;
            default -> null;
        };
    }

    /** Whether so much of the text is ASCII that it can be decided here. */
    boolean knows(String text, boolean full) {
        int end = full ? text.length() : Math.min(1, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) >= ASCII_END) {
                return false;
            }
        }
        return true;
    }

    /** @param full whether the whole text must be of such characters, or only its beginning: the first one */
    boolean matches(String text, boolean full) {
        int end = full ? text.length() : Math.min(1, text.length());
        for (int i = 0; i < end; i++) {
            if (!contains(text.charAt(i))) {
                return false;
            }
        }
        return end > 0;
    }

    private boolean contains(char next) {
        return isWithin('0', next, '9') || (alsoLetters && isLetter(next));
    }

    private static boolean isLetter(char next) {
        return isWithin('a', next, 'z') || isWithin('A', next, 'Z') || next == '_';
    }

    private static boolean isWithin(char first, char next, char last) {
        return first <= next && next <= last;
    }
}
