package io.sqsmega.match.regex;

import io.sqsmega.match.regex.RegexNode.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Groups the code points that a program cannot distinguish into symbols, numbered from 0. Immutable and thread-safe.
 */
final class RegexAlphabet {
    private static final int ASCII_END = 128;
    private static final CharacterSet NEW_LINE = CharacterSet.of('\n', '\n');
    private static final CharacterSet ASCII_WORD = new CharacterSet.Builder(false)
            .add('0', '9')
            .add('A', 'Z')
            .add('_', '_')
            .add('a', 'z')
            .build(false);

    /** For each symbol, the property that an adjacent place can test. */
    final Neighbour[] neighbours;
    /** For each set of the program, the symbols that it contains. */
    private final boolean[][] members;
    /** The starts of the ranges within which only classes distinguish code points. */
    private final int[] starts;
    /** The symbol of each ASCII character, and then of each range and combination of classes. */
    private final int[] symbols;

    /** The number of symbols. */
    final int size;

    RegexAlphabet(RegexProgram program) {
        boolean asksAboutLines = program.asksAbout(Place.LINE_START) || program.asksAbout(Place.LINE_END);
        boolean asksAboutWords = program.asksAbout(Place.WORD_BOUNDARY) || program.asksAbout(Place.NO_WORD_BOUNDARY);
        List<CharacterSet> sets = new ArrayList<>(program.sets);
        if (asksAboutLines) {
            sets.add(NEW_LINE);
        }
        if (asksAboutWords) {
            sets.add(ASCII_WORD);
        }
        this.starts = starts(sets);
        this.symbols = new int[ASCII_END + starts.length * CharacterSet.COMBINATIONS];
        this.size = split(sets);
        this.members = new boolean[program.sets.size()][size];
        this.neighbours = new Neighbour[size];
        for (int cell = 0; cell < symbols.length; cell++) {
            for (int set = 0; set < members.length; set++) {
                members[set][symbols[cell]] = isIn(sets.get(set), cell);
            }
            boolean newLine = asksAboutLines && isIn(NEW_LINE, cell);
            boolean word = asksAboutWords && isIn(ASCII_WORD, cell);
            neighbours[symbols[cell]] = newLine ? Neighbour.NEW_LINE : word ? Neighbour.WORD : Neighbour.OTHER;
        }
    }

    private static int[] starts(List<CharacterSet> sets) {
        TreeSet<Integer> ascending = new TreeSet<>();
        ascending.add(ASCII_END);
        for (CharacterSet set : sets) {
            for (int i = 0; i < set.ranges.length; i++) {
                int start = i % 2 == 0 ? set.ranges[i] : set.ranges[i] + 1;
                if (start > ASCII_END) {
                    ascending.add(start);
                }
            }
        }
        int[] starts = new int[ascending.size()];
        int count = 0;
        for (int start : ascending) {
            starts[count++] = start;
        }
        return starts;
    }

    /** Assigns different symbols to code points that a set distinguishes. Returns the number of symbols. */
    private int split(List<CharacterSet> sets) {
        int count = 1;
        for (CharacterSet set : sets) {
            int[] inside = new int[count];
            int[] outside = new int[count];
            Arrays.fill(inside, -1);
            Arrays.fill(outside, -1);
            count = 0;
            for (int cell = 0; cell < symbols.length; cell++) {
                int[] half = isIn(set, cell) ? inside : outside;
                int symbol = symbols[cell];
                if (half[symbol] < 0) {
                    half[symbol] = count++;
                }
                symbols[cell] = half[symbol];
            }
        }
        return count;
    }

    private boolean isIn(CharacterSet set, int cell) {
        if (cell < ASCII_END) {
            return set.contains(cell, CharacterSet.classesOf(cell));
        }
        int range = (cell - ASCII_END) / CharacterSet.COMBINATIONS;
        return set.contains(
                starts[range], CharacterSet.classesOfCombination((cell - ASCII_END) % CharacterSet.COMBINATIONS));
    }

    int symbolOf(int codePoint) {
        return symbols[codePoint < ASCII_END ? codePoint : cellBeyondAscii(codePoint)];
    }

    private int cellBeyondAscii(int codePoint) {
        int found = Arrays.binarySearch(starts, codePoint);
        int range = found < 0 ? -found - 2 : found;
        return ASCII_END + range * CharacterSet.COMBINATIONS + CharacterSet.combinationOf(codePoint);
    }

    /** Returns whether a set of the program contains a symbol. */
    boolean isIn(int set, int symbol) {
        return members[set][symbol];
    }

    /** The neighbour on one side of a place. */
    enum Neighbour {
        /** The beginning or the end of the text. */
        NOTHING,
        NEW_LINE,
        /** An ASCII letter or digit, or the underscore. */
        WORD,
        OTHER;

        static boolean holds(Place place, Neighbour before, Neighbour after) {
            return switch (place) {
                case TEXT_START -> before == NOTHING;
                case TEXT_END -> after == NOTHING;
                case LINE_START -> before == NOTHING || before == NEW_LINE;
                case LINE_END -> after == NOTHING || after == NEW_LINE;
                case WORD_BOUNDARY -> (before == WORD) != (after == WORD);
                case NO_WORD_BOUNDARY -> (before == WORD) == (after == WORD);
            };
        }
    }
}
