package io.sqsmega.match.regex;

/** Parses a set of characters between brackets. */
final class RegexBrackets {
    private static final int CLASS = -1;

    private final RegexText text;
    private final CharacterSet.Builder set;
    private final int start;

    /** @param text a cursor just after the opening bracket */
    RegexBrackets(RegexText text, boolean ignoreCase) {
        this.text = text;
        this.set = new CharacterSet.Builder(ignoreCase);
        this.start = text.at() - 1;
    }

    CharacterSet parse() {
        boolean negated = text.skip("^");
        boolean first = true;
        boolean hyphenIsPlain = true;
        while (first || !text.isNext("]")) {
            if (text.atEnd()) {
                throw RegexText.malformed("missing closing ]", text.all().substring(start));
            }
            refuseWhatDiffers();
            if (text.isNext("-") && !hyphenIsPlain && !text.isNext("-]")) {
                throw new IllegalArgumentException("a hyphen within brackets must stand at an end or be escaped");
            }
            hyphenIsPlain = part() == CLASS;
            first = false;
        }
        text.skip("]");
        return set.build(negated);
    }

    private void refuseWhatDiffers() {
        if (text.isNext("[")) {
            throw new IllegalArgumentException("[ within brackets begins a class in RE2 ([:alpha:]) and a union in"
                    + " Java: escape it, or write \\d, \\w, \\s or ranges");
        } else if (text.isNext("&&")) {
            throw new IllegalArgumentException(
                    "&& within brackets is text in RE2 and an intersection in Java: escape" + " it");
        }
    }

    /** Parses a character, a range or a class. Returns the character, or {@link #CLASS} for a class. */
    private int part() {
        int from = character();
        if (from == CLASS) {
            return CLASS;
        }
        int to = from;
        if (text.isNext("-") && !text.isNext("-]")) {
            text.skip("-");
            refuseWhatDiffers();
            to = text.atEnd() ? from : character();
        }
        if (to < from) {
            throw RegexText.malformed("invalid character class range", text.since(start));
        }
        set.add(from, to);
        return from;
    }

    /** Parses a character. Returns it, or {@link #CLASS} after adding a class to the set. */
    private int character() {
        if (!text.isNext("\\")) {
            return text.character();
        }
        int backslash = text.at();
        char escaped = text.escaped();
        return addClass(escaped, set) ? CLASS : text.escapedCharacter(escaped, backslash);
    }

    /** Adds a class such as {@code \d}. Returns whether the char after the backslash names a class. */
    static boolean addClass(char name, CharacterSet.Builder to) {
        switch (name) {
            case 'd' -> to.addMembersOf(CharacterSet.DIGIT);
            case 'w' -> to.addMembersOf(CharacterSet.WORD);
            case 's' -> to.addMembersOf(CharacterSet.SPACE);
            case 'D' -> to.addOppositesOf(CharacterSet.DIGIT);
            case 'W' -> to.addOppositesOf(CharacterSet.WORD);
            case 'S' -> to.addOppositesOf(CharacterSet.SPACE);
            default -> {
                return false;
            }
        }
        return true;
    }
}
