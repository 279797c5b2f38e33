package io.sqsmega.codec;

import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Payloads of every kind, made of every value that an encoding can carry. */
public final class AnyPayload {
    private static final BigInteger MAX_UNSIGNED = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final long MAX_SECOND =
            OffsetDateTime.parse("9999-12-30T00:00Z").toEpochSecond();
    private static final long MIN_SECOND =
            OffsetDateTime.parse("0001-01-03T00:00Z").toEpochSecond();

    private AnyPayload() {}

    public static Arbitrary<Payload> of(Encoding encoding) {
        return switch (encoding) {
            case JSON -> documents(nested(jsonValues()));
            case BSON -> documents(nested(bsonValues()));
            case PLAINTEXT -> Arbitraries.strings().all().map(PlaintextPayload::new);
            case BINARY -> bytes().map(BinaryPayload::new);
        };
    }

    private static Arbitrary<Payload> documents(Arbitrary<@Nullable Object> values) {
        Arbitrary<Map<String, @Nullable Object>> maps = maps(values);
        Arbitrary<Payload> data = maps.map(DataPayload::new);
        return Arbitraries.oneOf(data, megas(maps));
    }

    private static Arbitrary<Payload> megas(Arbitrary<Map<String, @Nullable Object>> maps) {
        return Combinators.combine(events(maps), objects(maps), maps)
                .as((event, object, extra) ->
                        MegaPayload.builder(event).object(object).extra(extra).build());
    }

    private static Arbitrary<Event> events(Arbitrary<Map<String, @Nullable Object>> maps) {
        Arbitrary<@Nullable String> texts = names().injectNull(0.3);
        return Combinators.combine(
                        names().filter(name -> !name.isEmpty()),
                        timestamps(),
                        Arbitraries.integers(),
                        texts,
                        texts,
                        texts,
                        maps)
                .as(Event::new);
    }

    private static Arbitrary<ObjectData> objects(Arbitrary<Map<String, @Nullable Object>> maps) {
        Arbitrary<@Nullable String> texts = names().injectNull(0.3);
        return Combinators.combine(texts, texts, Arbitraries.integers(), maps, maps)
                .as(ObjectData::new);
    }

    private static Arbitrary<OffsetDateTime> timestamps() {
        return Combinators.combine(
                        Arbitraries.longs().between(MIN_SECOND, MAX_SECOND),
                        Arbitraries.integers().between(0, 999_999_999),
                        Arbitraries.integers().between(-18 * 60, 18 * 60))
                .as((second, nano, minutes) ->
                        Instant.ofEpochSecond(second, nano).atOffset(ZoneOffset.ofTotalSeconds(minutes * 60)));
    }

    private static Arbitrary<@Nullable Object> nested(Arbitrary<@Nullable Object> leaves) {
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        leaves,
                        inner.list().ofMaxSize(3).map(list -> list),
                        maps(inner).map(map -> map)),
                0,
                3);
    }

    private static Arbitrary<Map<String, @Nullable Object>> maps(Arbitrary<@Nullable Object> values) {
        return Arbitraries.maps(names(), values).ofMaxSize(4);
    }

    private static Arbitrary<@Nullable Object> jsonValues() {
        return Arbitraries.<@Nullable Object>oneOf(
                common(),
                Arbitraries.strings().all(),
                Arbitraries.bigIntegers(),
                Arbitraries.bigDecimals().ofScale(30));
    }

    private static Arbitrary<@Nullable Object> bsonValues() {
        return Arbitraries.<@Nullable Object>oneOf(
                common(),
                names(),
                Arbitraries.bigIntegers().between(BigInteger.ZERO, MAX_UNSIGNED),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
                Arbitraries.longs().map(milli -> Instant.ofEpochMilli(milli).atOffset(ZoneOffset.UTC)),
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new),
                bytes());
    }

    private static Arbitrary<@Nullable Object> common() {
        return Arbitraries.<@Nullable Object>oneOf(
                Arbitraries.of(true, false, null),
                Arbitraries.integers(),
                Arbitraries.longs(),
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
                Arbitraries.doubles().ofScale(2),
                Arbitraries.of(-0.0, Double.MIN_VALUE, Double.MAX_VALUE));
    }

    private static Arbitrary<Bytes> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(Bytes::of);
    }

    /** Unicode without U+0000, which BSON does not have in names. */
    private static Arbitrary<String> names() {
        return Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .edgeCases(edge -> edge.add(1, 0x7f, 0x2028, 0xfffe, 0xffff, 0x1f600))
                .list()
                .ofMaxSize(8)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }
}
