package io.sqsmega.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.Body;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What holds for every body. */
final class Laws {
    private static final int LONGEST_REASON = 600;

    private Laws() {}

    /** What the work makes, or null if it refuses the input as the API says: by path, rule and type. */
    static <T> @Nullable T unlessRefused(Supplier<@Nullable T> work) {
        try {
            return work.get();
        } catch (InvalidPayloadException refused) {
            assertThat(refused.path()).isNotEmpty();
            assertThat(refused.getMessage()).hasSizeLessThan(LONGEST_REASON);
            assertThat(refused.getMessage().chars()).noneMatch(Character::isISOControl);
            return null;
        }
    }

    /**
     * What was read can be written and read again, by declaration, as the same; if the encoding cannot carry it, it
     * says so.
     */
    static void isReadAgain(Payload payload, Encoding encoding) {
        String written = unlessRefused(() -> PayloadCodec.encode(payload, encoding));
        if (written != null) {
            assertThat(PayloadCodec.decode(Body.read(written, encoding))).isEqualTo(payload);
        }
    }

    /** As {@link #isReadAgain}, of a payload whose date-times need not keep their offset and nanoseconds. */
    static void isReadAgainAndAgain(Payload payload, Encoding encoding) {
        String written = unlessRefused(() -> PayloadCodec.encode(payload, encoding));
        if (written != null) {
            isReadAgain(PayloadCodec.decode(Body.read(written, encoding)), encoding);
        }
    }
}
