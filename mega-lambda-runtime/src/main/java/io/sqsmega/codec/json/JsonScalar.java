package io.sqsmega.codec.json;

import io.sqsmega.Internal;
import java.util.regex.Pattern;

/**
 * Recognises JSON scalars that consist of characters of Base64, such as {@code 1234}: no point, no minus, no quotes.
 * Separate from {@link JsonReader}, so that a function that reads only documents loads no regular expressions.
 */
@Internal
public final class JsonScalar {
    private static final Pattern SCALAR = Pattern.compile("true|null|Infinity|(?:0|[1-9][0-9]*)(?:[eE][+]?[0-9]+)?");

    private JsonScalar() {}

    public static boolean isWrittenIn(String text) {
        return SCALAR.matcher(text).matches();
    }
}
