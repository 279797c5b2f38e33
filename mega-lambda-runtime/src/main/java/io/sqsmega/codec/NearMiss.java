package io.sqsmega.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.sqsmega.Internal;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.WireNumbers;
import io.sqsmega.codec.json.JsonReader;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.payload.Values;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a payload nearly was: text that looks like a JSON object but is not read as one, or data that names the MEGA
 * protocol but another version. Its sender most likely meant the other thing.
 *
 * @hidden
 */
@Internal
public enum NearMiss {
    BYTE_ORDER_MARK("text that is a JSON object after a byte order mark"),
    IN_QUOTES("text that is a JSON object inside a JSON string, as if it were encoded twice"),
    CUT_OFF("text that begins as a JSON object and ends too early"),
    TOO_DEEP("text that is a JSON object nested more than " + Values.MAX_DEPTH + " levels deep"),
    FOLLOWED("text that is a JSON object followed by something else"),
    MALFORMED("text that looks like a JSON object, with a syntax error, or a number or string that is too long"),
    DECLARED("text that is a JSON object, declared as plain text by its sender"),
    ARRAY("text that is a JSON array, which is not an object"),
    POINTER("text that points to a large payload, which is not fetched without largePayloads"),
    OTHER_VERSION("data that names the MEGA protocol, but not the number 1 as its version");

    private static final char MARK = '\uFEFF';

    /** The mark's three bytes, if they were decoded as Latin-1. */
    private static final String MARK_IN_LATIN = "\u00EF\u00BB\u00BF";

    private final String words;

    NearMiss(String words) {
        this.words = words;
    }

    /** Returns what the payload is and nearly was, for logs. Contains nothing of its contents. */
    public String inWords() {
        return words;
    }

    /**
     * Returns whether a text begins as JSON does: with a brace or bracket, perhaps after a byte order mark or a quote.
     * Looks at its first chars only.
     */
    public static boolean isLikely(String text) {
        int start = afterBlanks(text, afterMark(text));
        return isAt('{', text, start) || isAt('[', text, start) || isInQuotes(text, start);
    }

    private static boolean isInQuotes(String text, int start) {
        return isAt('"', text, start) && isAt('{', text, afterBlanks(text, start + 1));
    }

    /** Returns what a text nearly was, or null if it looks like something else. Parses the text to its first fault. */
    static @Nullable NearMiss of(String text) {
        int start = afterBlanks(text, 0);
        if (isAt('{', text, start)) {
            return fault(text);
        } else if (isAt('[', text, start)) {
            return array(JsonReader.readArray(text));
        } else if (isInQuotes(text, start)) {
            return IN_QUOTES;
        }
        int afterMark = afterBlanks(text, afterMark(text));
        return isAt('{', text, afterMark) ? BYTE_ORDER_MARK : null;
    }

    private static @Nullable NearMiss array(@Nullable List<@Nullable Object> items) {
        if (items == null) {
            return null;
        }
        return PayloadPointer.isClaimedBy(items) ? POINTER : ARRAY;
    }

    /** Returns what a payload nearly was, or null if it looks like nothing else. Parses text that looks like JSON. */
    public static @Nullable NearMiss of(Payload payload) {
        if (payload instanceof DataPayload data) {
            return namesMega(data.data().get("protocol")) ? OTHER_VERSION : null;
        }
        return payload instanceof PlaintextPayload plaintext ? of(plaintext.text()) : null;
    }

    /** Returns whether data that is not a MEGA event names the MEGA protocol. */
    static boolean namesMega(@Nullable Object protocol) {
        return protocol instanceof String name && name.equalsIgnoreCase(MegaSchema.PROTOCOL);
    }

    private static int afterMark(String text) {
        if (text.startsWith(MARK_IN_LATIN)) {
            return MARK_IN_LATIN.length();
        }
        return isAt(MARK, text, 0) ? 1 : 0;
    }

    private static int afterBlanks(String text, int start) {
        int at = start;
        while (at < text.length() && EncodedText.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isAt(char wanted, String text, int index) {
        return index < text.length() && text.charAt(index) == wanted;
    }

    private static NearMiss fault(String text) {
        try (JsonParser parser = Parsers.FACTORY.createParser(text)) {
            parser.nextToken();
            return fault(parser, text);
        } catch (IOException closing) {
            return MALFORMED;
        }
    }

    private static NearMiss fault(JsonParser parser, String text) {
        try {
            parser.skipChildren();
            return hasMore(parser) ? FOLLOWED : JsonReader.read(text) == null ? MALFORMED : DECLARED;
        } catch (StreamConstraintsException beyondTheBounds) {
            return parser.getParsingContext().getNestingDepth() > Values.MAX_DEPTH ? TOO_DEEP : MALFORMED;
        } catch (JsonEOFException ended) {
            return CUT_OFF;
        } catch (IOException syntax) {
            return isInLastToken(parser, text) ? CUT_OFF : MALFORMED;
        }
    }

    /** Whether a literal or a number is cut off. A wrong bracket at the end is not. */
    private static boolean isInLastToken(JsonParser parser, String text) {
        return parser.currentLocation().getCharOffset() >= text.length() && !text.endsWith("}") && !text.endsWith("]");
    }

    private static boolean hasMore(JsonParser parser) {
        try {
            return parser.nextToken() != null;
        } catch (IOException more) {
            return true;
        }
    }

    /** Jackson finds the position of the fault. Created for the first text that needs it. */
    private static final class Parsers {
        private static final JsonFactory FACTORY = new JsonFactoryBuilder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Values.MAX_DEPTH)
                        .maxNumberLength(WireNumbers.MAX_LENGTH)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }
}
