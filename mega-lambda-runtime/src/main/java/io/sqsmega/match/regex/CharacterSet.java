package io.sqsmega.match.regex;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A set of code points of a regular expression: ranges, and classes such as {@code \w}, which use the tables of the JDK
 * and are never listed. Immutable.
 */
final class CharacterSet {
    static final int DIGIT = 1;
    static final int WORD = 2;
    static final int SPACE = 4;

    /** The number of combinations of classes that a code point can be in. */
    static final int COMBINATIONS = 4;

    private static final int[] CLASSES = {0, WORD, WORD | DIGIT, SPACE};

    private static final int ALPHANUMERIC = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    private static final int SEPARATORS =
            1 << Character.SPACE_SEPARATOR | 1 << Character.LINE_SEPARATOR | 1 << Character.PARAGRAPH_SEPARATOR;

    private static final int NEXT_LINE = 0x85;

    /** The first and the last code point of each range, ascending and disjoint. */
    final int[] ranges;
    /** The classes whose members belong to the set. */
    private final int members;
    /** The classes whose complements belong to the set. */
    private final int opposites;

    private final boolean negated;

    private CharacterSet(int[] ranges, int members, int opposites, boolean negated) {
        this.ranges = ranges;
        this.members = members;
        this.opposites = opposites;
        this.negated = negated;
    }

    static CharacterSet of(int first, int last) {
        return new CharacterSet(new int[] {first, last}, 0, 0, false);
    }

    /** Returns the classes that contain a code point. */
    static int classesOf(int codePoint) {
        return CLASSES[combinationOf(codePoint)];
    }

    static int classesOfCombination(int combination) {
        return CLASSES[combination];
    }

    /** Returns the number of the combination of classes that contain a code point, counting from 0. */
    static int combinationOf(int codePoint) {
        int type = 1 << Character.getType(codePoint);
        if ((type & ALPHANUMERIC) != 0 || codePoint == '_') {
            return type == 1 << Character.DECIMAL_DIGIT_NUMBER ? 2 : 1;
        }
        boolean control = (codePoint >= '\t' && codePoint <= '\r') || (codePoint >= 0x1c && codePoint <= 0x1f);
        return control || codePoint == NEXT_LINE || (type & SEPARATORS) != 0 ? 3 : 0;
    }

    /** @param classes the result of {@link #classesOf} for the code point */
    boolean contains(int codePoint, int classes) {
        boolean isThere = (members & classes) != 0 || (opposites & ~classes) != 0 || isInRanges(codePoint);
        return isThere != negated;
    }

    private boolean isInRanges(int codePoint) {
        int at = Arrays.binarySearch(ranges, codePoint);
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharacterSet that
                && Arrays.equals(ranges, that.ranges)
                && members == that.members
                && opposites == that.opposites
                && negated == that.negated;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ranges) * 31 + members * 8 + opposites + (negated ? 64 : 0);
    }

    /** Builds a {@link CharacterSet}. Not thread-safe. */
    static final class Builder {
        private long[] ranges = new long[4];
        private int count;
        private final boolean ignoreCase;
        private int members;
        private int opposites;

        Builder(boolean ignoreCase) {
            this.ignoreCase = ignoreCase;
        }

        Builder add(int first, int last) {
            addRange(first, last);
            if (ignoreCase) {
                for (int codePoint = first; codePoint <= Math.min(last, Variants.LAST); codePoint++) {
                    for (int variant : Variants.of(codePoint)) {
                        addRange(variant, variant);
                    }
                }
            }
            return this;
        }

        private void addRange(int first, int last) {
            ranges = count < ranges.length ? ranges : Arrays.copyOf(ranges, count * 2);
            ranges[count++] = (long) first << Integer.SIZE | last;
        }

        void addMembersOf(int characterClass) {
            members |= characterClass;
        }

        void addOppositesOf(int characterClass) {
            opposites |= characterClass;
        }

        CharacterSet build(boolean negated) {
            Arrays.sort(ranges, 0, count);
            int[] merged = new int[count * 2];
            int end = 0;
            for (int i = 0; i < count; i++) {
                int first = (int) (ranges[i] >> Integer.SIZE);
                int last = (int) ranges[i];
                if (end > 0 && first <= merged[end - 1] + 1) {
                    merged[end - 1] = Math.max(merged[end - 1], last);
                } else {
                    merged[end++] = first;
                    merged[end++] = last;
                }
            }
            return new CharacterSet(Arrays.copyOf(merged, end), members, opposites, negated);
        }
    }

    /** The other code points that are equal to a code point when case is ignored. */
    private static final class Variants {
        /** No code point beyond this one has a case. */
        static final int LAST = 0x1e943;

        private static final int KELVIN = 0x212a;
        private static final int LONG_S = 0x17f;
        private static final int DOTTED_I = 0x130;
        private static final int DOTLESS_I = 0x131;
        private static final int ASCII_END = 128;
        private static final int[] NONE = {};

        private Variants() {}

        static int[] of(int codePoint) {
            if (codePoint >= ASCII_END) {
                return BeyondAscii.GROUPS.getOrDefault(folded(codePoint), NONE);
            } else if (!Character.isLetter(codePoint)) {
                return NONE;
            }
            int other = codePoint ^ ' ';
            return switch (codePoint | ' ') {
                case 'k' -> new int[] {other, KELVIN};
                case 's' -> new int[] {other, LONG_S};
                default -> new int[] {other};
            };
        }

        /**
         * Returns the representative of all variants. The Turkish forms of i have no variants, because their pairs
         * depend on the language.
         */
        private static int folded(int codePoint) {
            return codePoint == DOTTED_I || codePoint == DOTLESS_I
                    ? codePoint
                    : Character.toLowerCase(Character.toUpperCase(codePoint));
        }

        /** Computed when the first expression needs them, which is rare. */
        private static final class BeyondAscii {
            static final Map<Integer, int[]> GROUPS = groups();

            private static Map<Integer, int[]> groups() {
                Map<Integer, int[]> groups = new HashMap<>();
                for (int codePoint = 0; codePoint <= LAST; codePoint++) {
                    int folded = folded(codePoint);
                    if (folded != codePoint) {
                        int[] group = groups.getOrDefault(folded, new int[] {folded});
                        int[] longer = Arrays.copyOf(group, group.length + 1);
                        longer[group.length] = codePoint;
                        groups.put(folded, longer);
                    }
                }
                return groups;
            }
        }
    }
}
