package io.sqsmega.match.regex;

import java.util.List;

/** A part of a parsed regular expression. */
sealed interface RegexNode {

    /** The limit of all counts, so that none overflows. */
    long TOO_MANY = 1L << 40;

    /** Returns the number of steps of the part, or a little more: copies of copies multiply. */
    long steps();

    /** One character. */
    record One(CharacterSet set) implements RegexNode {
        @Override
        public long steps() {
            return 1;
        }
    }

    /** A sequence of parts; may be empty. */
    record Sequence(List<RegexNode> parts) implements RegexNode {
        @Override
        public long steps() {
            return sum(parts);
        }
    }

    /** One of several parts. */
    record Choice(List<RegexNode> parts) implements RegexNode {
        @Override
        public long steps() {
            return sum(parts) + parts.size();
        }
    }

    /**
     * A repeated part.
     *
     * @param most the largest number of repetitions, or {@link #UNBOUNDED}
     */
    record Repetition(RegexNode part, int least, int most) implements RegexNode {
        static final int UNBOUNDED = -1;

        @Override
        public long steps() {
            return Math.min(TOO_MANY, Math.max(1, Math.max(least, most)) * (part.steps() + 1));
        }
    }

    /** A place between two characters. */
    enum Place implements RegexNode {
        TEXT_START,
        TEXT_END,
        LINE_START,
        LINE_END,
        WORD_BOUNDARY,
        NO_WORD_BOUNDARY;

        @Override
        public long steps() {
            return 1;
        }
    }

    private static long sum(List<RegexNode> parts) {
        long sum = 0;
        for (RegexNode part : parts) {
            sum += part.steps();
        }
        return sum;
    }
}
