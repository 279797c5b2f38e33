package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.bson.BsonWriter;
import io.sqsmega.codec.json.JsonReader;
import io.sqsmega.codec.json.RandomJson;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.projection.Places;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.vectors.VectorCase;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scanning means what decoding means. */
class BodyScannerTest {
    private static final int DOCUMENTS = 40_000;

    private final Random random = new Random(20_260_102);

    @Test
    void anyJsonIsScannedAsItIsDecoded() {
        RandomJson json = new RandomJson(random);
        int ordinary = 0;
        ScanCheck check = new ScanCheck(Places.random(random, RandomJson.NAMES));
        for (int i = 0; i < DOCUMENTS; i++) {
            if (i % 20 == 0) {
                check = new ScanCheck(Places.random(random, RandomJson.NAMES));
            }
            ordinary += check.isOrdinary(json.document()) ? 1 : 0;
        }
        assertThat(ordinary).isBetween(DOCUMENTS / 3, DOCUMENTS - 1);
    }

    @Test
    void everyVectorIsScannedAsItIsDecoded() {
        List<String> bodies = new ArrayList<>();
        VectorCase.of("bodies.json").forEach(vector -> bodies.add(vector.text("body")));
        VectorCase.of("writes.json").forEach(vector -> bodies.add(vector.text("expect")));
        VectorCase.of("sqs.json")
                .forEach(vector -> bodies.add(
                        vector.fields().get("message").get("$dict").path("Body").asText()));
        List<String> names = List.of("name", "a", "items", "id", "price", "user", "Message", "quantity");
        int ordinary = 0;
        for (String body : bodies) {
            for (int i = 0; i < 5; i++) {
                ScanCheck check = new ScanCheck(Places.random(random, names));
                ordinary += check.isOrdinary(body) ? 1 : 0;
                check.isOrdinary(body, Encoding.JSON);
                check.isOrdinary(body, Encoding.BSON);
            }
        }
        assertThat(ordinary).isGreaterThan(bodies.size());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"'2', 2", "'007', 7", "'2147483647', 2147483647", "'+1',", "'',", "'1.0',"})
    void versionOfDigitsIsScannedAsItIsDecoded(String json, @Nullable Integer version) {
        String body =
                ("{'protocol':'mega','version':1,'event':{'name':'a','timestamp':'2020-01-15T12:00:00Z','version':"
                                + json + "},'object':{'version':" + json + "}}")
                        .replace('\'', '"');
        String bson = Base64.getEncoder().encodeToString(BsonWriter.write(JsonReader.read(body), "data"));
        ScanCheck check =
                new ScanCheck(Places.of(List.of(List.of("event", "version"), List.of("object", "version")), List.of()));

        for (String each : List.of(body, bson)) {
            if (version == null) {
                assertThatThrownBy(() -> PayloadCodec.decode(each)).isInstanceOf(InvalidPayloadException.class);
                assertThat(scanned(each)).isNull();
            } else {
                assertThat(check.isOrdinary(each)).isTrue();
                MegaPayload payload = (MegaPayload) PayloadCodec.decode(each);
                assertThat(payload.event().version()).isEqualTo(version);
                assertThat(payload.object().version()).isEqualTo(version);
            }
        }
    }

    private static @Nullable ScannedBody scanned(String body) {
        Places places = Places.of(List.of(), List.of());
        return new BodyScanner(places.events(), places.data(), Map.of())
                .scan(
                        BodyText.of(body),
                        null,
                        new ProjectedValues(places.events()),
                        new ProjectedValues(places.data()));
    }

    @Tag("slow")
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsOrdinary(@ForAll("json") Payload json, @ForAll("bson") Payload bson, @ForAll Random any) {
        ScanCheck check = new ScanCheck(Places.random(any, RandomJson.NAMES));

        assertThat(check.isOrdinary(PayloadCodec.encode(json))).isTrue();
        assertThat(check.isOrdinary(PayloadCodec.encode(json), Encoding.JSON)).isTrue();
        assertThat(check.isOrdinary(PayloadCodec.encode(bson, Encoding.BSON))).isTrue();
        assertThat(check.isOrdinary(PayloadCodec.encode(bson, Encoding.BSON), Encoding.BSON))
                .isTrue();
    }

    @Tag("slow")
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void mutatedBsonIsScannedAsItIsDecoded(@ForAll("bson") Payload bson, @ForAll Random any) {
        ScanCheck check = new ScanCheck(Places.random(any, RandomJson.NAMES));
        byte[] document = Base64.getDecoder().decode(PayloadCodec.encode(bson, Encoding.BSON));
        for (int i = 0; i < 100; i++) {
            byte[] mutated = document.clone();
            for (int j = any.nextInt(3); j >= 0; j--) {
                int at = any.nextInt(mutated.length);
                mutated[at] = (byte) (any.nextBoolean() ? any.nextInt(256) : mutated[at] + any.nextInt(3) - 1);
            }
            check.isOrdinary(Base64.getEncoder().encodeToString(mutated));
        }
    }

    @Provide
    Arbitrary<Payload> json() {
        return AnyPayload.of(Encoding.JSON);
    }

    @Provide
    Arbitrary<Payload> bson() {
        return AnyPayload.of(Encoding.BSON);
    }
}
