package io.sqsmega.lambda;

import io.sqsmega.codec.PayloadCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a small event when the first handler is made: in Lambda's INIT phase, which has a whole processor, and before
 * SnapStart takes its snapshot. What reads events and bodies is loaded then, not by the first batch.
 */
final class Priming {
    private static final String BODY =
            "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"primed\",\"timestamp\":\"2026-11-22T00:00:00Z\","
                    + "\"attributes\":{\"whole\":1,\"decimal\":1.5}},\"object\":{\"current\":{\"items\":[true,null]}}}";
    private static final String EVENT =
            "{\"Records\":[{\"messageId\":\"primed\",\"body\":\"\",\"attributes\":{\"a\":\"b\"},"
                    + "\"messageAttributes\":{\"a\":{\"dataType\":\"String\",\"stringValue\":\"b\"}}}]}";

    static {
        try {
            Records.read(new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)));
            PayloadCodec.decode(BODY);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Priming() {}

    /** Primes, the first time. */
    static void once() {}
}
