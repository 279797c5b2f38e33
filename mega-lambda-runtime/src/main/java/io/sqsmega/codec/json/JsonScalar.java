package io.sqsmega.codec.json;

import io.sqsmega.Internal;
import java.util.regex.Pattern;

/**
 * JSON values whose letters are all letters of Base64, as those of {@code 1234} are: no point, no minus, no quotes.
 * Apart from {@link JsonReader}, so that a function that reads nothing but documents loads no regular expressions.
 */
@Internal
public final class JsonScalar {
    private static final Pattern SCALAR = Pattern.compile("true|null|Infinity|(?:0|[1-9][0-9]*)(?:[eE][+]?[0-9]+)?");

    private JsonScalar() {}

    public static boolean isWrittenIn(String text) {
        return SCALAR.matcher(text).matches();
    }
}
