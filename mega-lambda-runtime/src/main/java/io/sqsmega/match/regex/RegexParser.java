package io.sqsmega.match.regex;

import io.sqsmega.Internal;
import io.sqsmega.match.regex.RegexNode.Choice;
import io.sqsmega.match.regex.RegexNode.One;
import io.sqsmega.match.regex.RegexNode.Place;
import io.sqsmega.match.regex.RegexNode.Repetition;
import io.sqsmega.match.regex.RegexNode.Sequence;
import io.sqsmega.payload.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parses regular expressions. Accepts those that RE2 and {@link java.util.regex.Pattern} interpret alike, and rejects
 * those that they interpret differently. Three rules follow the other MEGA libraries: {@code \d \w \s} support all of
 * Unicode, <code>{,3}</code> is a repetition, and {@code $} and {@code \Z} are the end of the text.
 */
@Internal
public final class RegexParser {
    /** The largest repetition that RE2 accepts. */
    private static final int MOST_COPIES = 1_000;

    private final RegexText text;
    private final Set<String> names = new HashSet<>();
    private boolean ignoreCase;
    private boolean multiline;
    private boolean dotAll;
    private int depth;

    private RegexParser(String regex) {
        this.text = new RegexText(regex);
    }

    /**
     * Parses an expression.
     *
     * @throws IllegalArgumentException if the expression is rejected, with the reason
     */
    public static RegexNode parse(String regex) {
        RegexParser parser = new RegexParser(regex);
        RegexNode node = parser.choice();
        if (!parser.text.atEnd()) {
            throw RegexText.malformed("unexpected )", regex);
        }
        return node;
    }

    private RegexNode choice() {
        List<RegexNode> parts = new ArrayList<>();
        do {
            parts.add(sequence());
        } while (text.skip("|"));
        return parts.size() == 1 ? parts.get(0) : new Choice(parts);
    }

    private RegexNode sequence() {
        List<RegexNode> parts = new ArrayList<>();
        boolean repeatable = false;
        while (!text.atEnd() && !text.isNext("|") && !text.isNext(")")) {
            int start = text.at();
            int[] bounds = repetition();
            if (bounds.length == 0) {
                repeatable = addPart(parts);
            } else if (parts.isEmpty()) {
                throw RegexText.malformed("missing argument to repetition operator", text.since(start));
            } else if (!repeatable) {
                throw RegexText.malformed("invalid nested repetition operator", text.since(start));
            } else {
                parts.add(new Repetition(parts.remove(parts.size() - 1), bounds[0], bounds[1]));
                repeatable = false;
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Sequence(parts);
    }

    /** Parses the repetition that follows. Returns its bounds; empty if something else follows. */
    private int[] repetition() {
        int start = text.at();
        int[] bounds = {};
        if (text.skip("*")) {
            bounds = new int[] {0, Repetition.UNBOUNDED};
        } else if (text.skip("+")) {
            bounds = new int[] {1, Repetition.UNBOUNDED};
        } else if (text.skip("?")) {
            bounds = new int[] {0, 1};
        } else if (text.skip("{")) {
            bounds = countedRepetition(start);
        }
        if (bounds.length > 0) {
            // A reluctant repetition changes which characters match, not whether they do.
            text.skip("?");
        }
        return bounds;
    }

    private int[] countedRepetition(int start) {
        int least = text.number();
        boolean comma = text.skip(",");
        int most = comma ? text.number() : least;
        if ((!comma && least < 0) || !text.skip("}")) {
            text.backTo(start);
            return new int[] {};
        }
        if (Math.max(least, most) > MOST_COPIES || (most >= 0 && most < least)) {
            throw RegexText.malformed("invalid repeat count", text.since(start));
        }
        return new int[] {Math.max(0, least), comma && most < 0 ? Repetition.UNBOUNDED : most};
    }

    /** Parses a part. Returns whether a repetition may follow: not where RE2 and Java disagree on what it repeats. */
    private boolean addPart(List<RegexNode> parts) {
        if (text.skip("(")) {
            return group(parts);
        } else if (text.skip("\\Q")) {
            return quotation(parts);
        } else if (text.skip("{")) {
            parts.add(one('{'));
            return false;
        }
        parts.add(part());
        return true;
    }

    private RegexNode part() {
        if (text.skip("[")) {
            return new One(new RegexBrackets(text, ignoreCase).parse());
        } else if (text.isNext("\\")) {
            return escape();
        } else if (text.skip(".")) {
            return new One(dotAll ? CharacterSet.of(0, Character.MAX_CODE_POINT) : anyOnTheLine());
        } else if (text.skip("^")) {
            return multiline ? Place.LINE_START : Place.TEXT_START;
        } else if (text.skip("$")) {
            return multiline ? Place.LINE_END : Place.TEXT_END;
        }
        return one(text.character());
    }

    private static CharacterSet anyOnTheLine() {
        return new CharacterSet.Builder(false).add('\n', '\n').build(true);
    }

    private One one(int codePoint) {
        return new One(
                new CharacterSet.Builder(ignoreCase).add(codePoint, codePoint).build(false));
    }

    /** Parses a quotation of {@link java.util.regex.Pattern#quote}: its text is literal up to its end. */
    private boolean quotation(List<RegexNode> parts) {
        boolean any = false;
        while (!text.atEnd() && !text.skip("\\E")) {
            parts.add(one(text.character()));
            any = true;
        }
        return any;
    }

    private RegexNode escape() {
        int start = text.at();
        char escaped = text.escaped();
        return switch (escaped) {
            case 'b' -> Place.WORD_BOUNDARY;
            case 'B' -> Place.NO_WORD_BOUNDARY;
            case 'A' -> Place.TEXT_START;
            case 'z', 'Z' -> Place.TEXT_END;
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                throw new IllegalArgumentException("backreferences are not linear");
            default -> {
                CharacterSet.Builder set = new CharacterSet.Builder(ignoreCase);
                if (!RegexBrackets.addClass(escaped, set)) {
                    int codePoint = text.escapedCharacter(escaped, start);
                    set.add(codePoint, codePoint);
                }
                yield new One(set.build(false));
            }
        };
    }

    private boolean group(List<RegexNode> parts) {
        int start = text.at() - 1;
        boolean caseAround = ignoreCase;
        boolean multilineAround = multiline;
        boolean dotAllAround = dotAll;
        if (text.skip("?") && !opensWithoutFlags() && !flags(start)) {
            return false;
        }
        depth++;
        if (depth > Values.MAX_DEPTH) {
            throw new IllegalArgumentException("its groups must be nested at most " + Values.MAX_DEPTH + " deep");
        }
        parts.add(choice());
        if (!text.skip(")")) {
            throw RegexText.malformed("missing closing )", text.all());
        }
        depth--;
        ignoreCase = caseAround;
        multiline = multilineAround;
        dotAll = dotAllAround;
        return true;
    }

    private boolean opensWithoutFlags() {
        if (text.isNext("P=")) {
            throw new IllegalArgumentException("backreferences are not linear");
        } else if (text.isNext("<=") || text.isNext("<!")) {
            return false;
        }
        boolean named = text.skip("P<") || text.skip("<");
        if (named) {
            String name = text.upTo('>');
            if (!RegexText.isName(name) || !names.add(name)) {
                throw RegexText.malformed("invalid or duplicate name of a group", name);
            }
        }
        return named || text.skip(":");
    }

    /**
     * Parses flags. Returns whether they begin a group and apply to its end; else they apply to the end of the
     * surrounding group.
     */
    private boolean flags(int start) {
        boolean on = true;
        int count = 0;
        char flag = text.next();
        while (flag != ':' && flag != ')') {
            if (flag == '-' && on) {
                on = false;
                count = 0;
            } else {
                set(flag, on, start);
                count++;
            }
            flag = text.next();
        }
        if (count == 0) {
            throw unsupported(start);
        }
        return flag == ':';
    }

    private void set(char flag, boolean on, int start) {
        switch (flag) {
            case 'i' -> ignoreCase = on;
            case 'm' -> multiline = on;
            case 's' -> dotAll = on;
            default -> throw unsupported(start);
        }
    }

    private IllegalArgumentException unsupported(int start) {
        return RegexText.malformed("invalid or unsupported Perl syntax", text.since(start));
    }
}
