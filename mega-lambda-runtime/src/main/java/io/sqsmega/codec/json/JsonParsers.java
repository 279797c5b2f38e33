package io.sqsmega.codec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.sqsmega.Internal;
import io.sqsmega.codec.document.WireNumbers;
import io.sqsmega.payload.Values;
import java.io.IOException;

/**
 * What JSON is here: strict, but for {@code NaN}, {@code Infinity} and {@code -Infinity}, which other MEGA libraries
 * write. Jackson takes no name with a lone surrogate, so no writer here writes one.
 */
@Internal
public final class JsonParsers {
    /** 16 times what SQS carries: the bound is there for bodies that come from elsewhere. */
    public static final int MAX_STRING_LENGTH = 16 * 1024 * 1024;

    /**
     * How long a name may be that is kept. Up to 12,000 of them outlive their document, so that the next one need not
     * make them again: that shall be megabytes at most, whatever is sent.
     */
    static final int MAX_KEPT_NAME_LENGTH = 64;

    private static final JsonFactory FACTORY = builder(MAX_KEPT_NAME_LENGTH)
            // Where names were chosen to collide, Jackson then stops to keep the names of that document, rather than
            // refuse it.
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private JsonParsers() {}

    /**
     * A parser that keeps names, for the documents that come after this one.
     *
     * @return one that throws {@link com.fasterxml.jackson.core.exc.StreamConstraintsException} at a name of more than
     *     {@value #MAX_KEPT_NAME_LENGTH} characters
     */
    static JsonParser keepingNames(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    /** A parser for any names, of which it keeps none. */
    public static JsonParser keepingNothing(String text) throws IOException {
        return LongNames.FACTORY.createParser(text);
    }

    private static JsonFactoryBuilder builder(int maxNameLength) {
        JsonFactoryBuilder builder = new JsonFactoryBuilder();
        builder.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);
        builder.disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
        builder.streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(Values.MAX_DEPTH)
                .maxNumberLength(WireNumbers.MAX_LENGTH)
                .maxStringLength(MAX_STRING_LENGTH)
                .maxNameLength(maxNameLength)
                .build());
        return builder;
    }

    /** Made when the first document asks for it. */
    private static final class LongNames {
        private static final JsonFactory FACTORY = builder(MAX_STRING_LENGTH)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();
    }
}
