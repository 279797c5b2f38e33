package io.sqsmega.match;

/**
 * The class {@code [\W]}, spelt out: RE2/J has no name for it inside brackets, and its tables end at Unicode 6, so that
 * naming the other categories would leave out what came later, emoji among it. Computed by the JDK's tables when a
 * first regular expression needs it, which is rare.
 */
final class WordCharacters {
    /** Beyond the third plane no letter is assigned. */
    private static final int END = 0x40000;

    private static final int LETTERS_AND_NUMBERS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    /** Ranges of all characters that are no word characters, as RE2/J has them inside brackets. */
    static final String COMPLEMENT = complement();

    private WordCharacters() {}

    static boolean contains(int codePoint) {
        return codePoint == '_' || (1 << Character.getType(codePoint) & LETTERS_AND_NUMBERS) != 0;
    }

    private static String complement() {
        StringBuilder ranges = new StringBuilder();
        int start = 0;
        for (int codePoint = 0; codePoint < END; codePoint++) {
            if (contains(codePoint)) {
                add(ranges, start, codePoint - 1);
                start = codePoint + 1;
            }
        }
        add(ranges, start, Character.MAX_CODE_POINT);
        return ranges.toString();
    }

    private static void add(StringBuilder ranges, int first, int last) {
        if (first <= last) {
            ranges.append("\\x{").append(Integer.toHexString(first)).append("}-\\x{");
            ranges.append(Integer.toHexString(last)).append('}');
        }
    }
}
