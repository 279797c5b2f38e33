package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import java.util.Base64;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/**
 * What holds for every payload and every body. Edge cases of documents are among the values that {@link AnyPayload}
 * draws from: jqwik's own, combined, would take minutes.
 */
@Tag("slow")
class CodecLawsTest {

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void jsonIsReadAsItWasWritten(@ForAll("json") Payload payload) {
        assertReadBack(payload, Encoding.JSON);
        assertThat(PayloadCodec.decode(PayloadCodec.encode(payload))).isEqualTo(payload);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void bsonIsReadAsItWasWritten(@ForAll("bson") Payload payload) {
        assertReadBack(payload, Encoding.BSON);
        assertThat(PayloadCodec.decode(PayloadCodec.encode(payload, Encoding.BSON)))
                .isEqualTo(payload);
    }

    @Property
    void plaintextIsReadAsItWasWritten(@ForAll("plaintext") Payload payload) {
        assertReadBack(payload, Encoding.PLAINTEXT);
    }

    @Property
    void binaryIsReadAsItWasWritten(@ForAll("binary") Payload payload) {
        assertReadBack(payload, Encoding.BINARY);
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String body) {
        readOrRefuse(body);
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
        readOrRefuse(Base64.getEncoder().encodeToString(withLength(bytes)));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void mutatedJsonIsReadOrRefused(@ForAll("json") Payload payload, @ForAll Random random) {
        readOrRefuse(mutated(PayloadCodec.encode(payload), random));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void mutatedBsonIsReadOrRefused(@ForAll("bson") Payload payload, @ForAll Random random) {
        byte[] document = Base64.getDecoder().decode(PayloadCodec.encode(payload, Encoding.BSON));
        readOrRefuse(Base64.getEncoder().encodeToString(withLength(mutated(document, random))));
    }

    @Provide
    Arbitrary<Payload> json() {
        return AnyPayload.of(Encoding.JSON);
    }

    @Provide
    Arbitrary<Payload> bson() {
        return AnyPayload.of(Encoding.BSON);
    }

    @Provide
    Arbitrary<Payload> plaintext() {
        return AnyPayload.of(Encoding.PLAINTEXT);
    }

    @Provide
    Arbitrary<Payload> binary() {
        return AnyPayload.of(Encoding.BINARY);
    }

    private static void assertReadBack(Payload payload, Encoding encoding) {
        String body = PayloadCodec.encode(payload, encoding);

        assertThat(PayloadCodec.decode(Body.read(body, encoding))).isEqualTo(payload);
    }

    /** Whatever is read is written again, or refused, and read back as the same. */
    private static void readOrRefuse(String body) {
        try {
            Payload payload = PayloadCodec.decode(body);
            String again = PayloadCodec.encode(payload);
            assertThat(PayloadCodec.decode(Body.read(again, Encoding.defaultFor(payload))))
                    .isEqualTo(payload);
        } catch (InvalidPayloadException refused) {
            assertThat(refused.path()).isNotEmpty();
        }
        for (Encoding declared : Encoding.values()) {
            try {
                Body.read(body, declared);
            } catch (InvalidPayloadException refused) {
                assertThat(refused.path()).isEqualTo("body");
            }
        }
    }

    private static String mutated(String body, Random random) {
        StringBuilder mutated = new StringBuilder(body);
        if (random.nextInt(4) == 0) {
            mutated.setLength(1 + random.nextInt(body.length()));
            return mutated.append('}').toString();
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            String signs = "{}[]\",:\\0123456789.eE+-tfnNI \uD800\u0000";
            mutated.setCharAt(random.nextInt(mutated.length()), signs.charAt(random.nextInt(signs.length())));
        }
        return mutated.toString();
    }

    private static byte[] mutated(byte[] document, Random random) {
        byte[] mutated = document.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
        return mutated;
    }

    /** With the length that makes the bytes look like BSON at first sight. */
    private static byte[] withLength(byte[] bytes) {
        for (int i = 0; i < 4 && i < bytes.length; i++) {
            bytes[i] = (byte) (bytes.length >> 8 * i);
        }
        return bytes;
    }
}
