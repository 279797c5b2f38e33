package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BsonBodyTest {
    private static final UUID ID = UUID.fromString("12345678-1234-5678-1234-567812345678");
    private static final byte[] SIXTEEN = new byte[16];

    @ParameterizedTest
    @MethodSource("elements")
    void everyTypeOfElementBecomesAValue(BsonValue element, @Nullable Object expected) {
        BsonDocument document = new BsonDocument("before", new BsonInt32(1))
                .append("it", element)
                .append("after", new BsonInt32(2));

        Map<String, @Nullable Object> fields = document(bytes(document)).fields();

        assertThat(fields).containsOnlyKeys("before", "it", "after").containsEntry("it", expected);
    }

    static Stream<Arguments> elements() {
        return Stream.of(
                Arguments.of(new BsonDouble(1.5), 1.5),
                Arguments.of(new BsonDouble(Double.NaN), Double.NaN),
                Arguments.of(new BsonString("é\0😀"), "é\0😀"),
                Arguments.of(new BsonString("\uFFFD"), "\uFFFD"),
                Arguments.of(new BsonDocument(), Map.of()),
                Arguments.of(new BsonArray(java.util.List.of(new BsonNull())), Arrays.asList((Object) null)),
                Arguments.of(new BsonBinary(ID), ID),
                Arguments.of(new BsonBinary((byte) 4, new byte[3]), Bytes.of(new byte[3])),
                Arguments.of(new BsonBinary(BsonBinarySubType.UUID_LEGACY, SIXTEEN), Bytes.of(SIXTEEN)),
                Arguments.of(new BsonBinary(BsonBinarySubType.OLD_BINARY, SIXTEEN), Bytes.of(SIXTEEN)),
                Arguments.of(new BsonBinary((byte) 0x80, new byte[0]), Bytes.of()),
                Arguments.of(new BsonUndefined(), null),
                Arguments.of(new BsonObjectId(new ObjectId("000102030405060708090a0b")), "000102030405060708090a0b"),
                Arguments.of(new BsonDateTime(-1), Instant.ofEpochMilli(-1).atOffset(ZoneOffset.UTC)),
                Arguments.of(
                        new BsonDateTime(Long.MAX_VALUE),
                        Instant.ofEpochMilli(Long.MAX_VALUE).atOffset(ZoneOffset.UTC)),
                Arguments.of(new BsonNull(), null),
                Arguments.of(new BsonRegularExpression("^a", "im"), "/^a/im"),
                Arguments.of(
                        new BsonDbPointer("db.c", new ObjectId("000102030405060708090a0b")),
                        "db.c/000102030405060708090a0b"),
                Arguments.of(new BsonJavaScript("f()"), "f()"),
                Arguments.of(new BsonSymbol("s"), "s"),
                Arguments.of(new BsonJavaScriptWithScope("f()", new BsonDocument("x", new BsonInt32(1))), "f()"),
                Arguments.of(new BsonInt32(-1), -1),
                Arguments.of(new BsonInt64(1), 1),
                Arguments.of(new BsonInt64(Long.MIN_VALUE), Long.MIN_VALUE),
                Arguments.of(new BsonTimestamp(1), 1),
                Arguments.of(new BsonTimestamp(-1), new BigInteger("18446744073709551615")),
                Arguments.of(new BsonDecimal128(Decimal128.parse("19.99")), 19.99),
                Arguments.of(new BsonDecimal128(Decimal128.parse("1E+6000")), new BigDecimal("1E+6000")),
                Arguments.of(new BsonDecimal128(Decimal128.NEGATIVE_ZERO), -0.0),
                Arguments.of(new BsonDecimal128(Decimal128.NaN), Double.NaN),
                Arguments.of(new BsonDecimal128(Decimal128.NEGATIVE_INFINITY), Double.NEGATIVE_INFINITY),
                Arguments.of(new BsonMinKey(), "MinKey"),
                Arguments.of(new BsonMaxKey(), "MaxKey"));
    }

    @Test
    void documentMayBeNestedAsDeepAsAPayload() {
        Body.Document deepest = document(nested(Values.MAX_DEPTH));

        assertThatCode(() -> PayloadCodec.decode(deepest)).doesNotThrowAnyException();
        assertThat(read(nested(Values.MAX_DEPTH + 1))).isInstanceOf(Body.Binary.class);
        assertThat(read(nested(50_000))).isInstanceOf(Body.Binary.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -7, -1, 0, 100, 0x7fff_fff0, Integer.MAX_VALUE})
    void craftedLengthMakesTheBodyBinary(int length) {
        for (int type : new int[] {0x02, 0x03, 0x04, 0x05, 0x0c, 0x0d, 0x0e, 0x0f}) {
            assertThat(read(withElement(type, length))).as("type %x", type).isInstanceOf(Body.Binary.class);
        }
    }

    @ParameterizedTest
    @ValueSource(bytes = {0x14, 0x20, 0x6e, -2})
    void unknownTypeMakesTheBodyBinary(byte type) {
        assertThat(read(withElement(type, 0))).isInstanceOf(Body.Binary.class);
    }

    @Test
    void stringOrNameThatIsNoUtf8MakesTheBodyBinary() {
        byte[] document = bytes(new BsonDocument("nm", new BsonString("é")));
        byte[] badName = document.clone();
        badName[5] = (byte) 0xff;
        byte[] badText = document.clone();
        badText[document.length - 4] = (byte) 0xff;
        byte[] oneBadByte = bytes(new BsonDocument("nm", new BsonString("x")));
        oneBadByte[oneBadByte.length - 3] = (byte) 0xff;

        assertThat(read(document)).isInstanceOf(Body.Document.class);
        assertThat(read(badName)).isInstanceOf(Body.Binary.class);
        assertThat(read(badText)).isInstanceOf(Body.Binary.class);
        assertThat(read(oneBadByte)).isInstanceOf(Body.Binary.class);
    }

    @Test
    void lastOfTwoEqualNamesWins() {
        byte[] once = bytes(new BsonDocument("a", new BsonInt32(1)).append("b", new BsonInt32(2)));
        once[12] = 'a';

        assertThat(document(once).fields()).isEqualTo(Map.of("a", 2));
    }

    /** A document of one element of this type, whose value begins with this length. */
    private static byte[] withElement(int type, int length) {
        byte[] document = new byte[40];
        Arrays.fill(document, (byte) 'x');
        ByteBuffer buffer = ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(document.length)
                .put((byte) type)
                .put((byte) 'a')
                .put((byte) 0)
                .putInt(length);
        document[document.length - 1] = 0;
        return document;
    }

    private static byte[] nested(int depth) {
        byte[] document = {5, 0, 0, 0, 0};
        int length = document.length + 7 * (depth - 1);
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 1; i < depth; i++) {
            buffer.putInt(length - 7 * (i - 1)).put((byte) 3).put((byte) 0).put(length - i, (byte) 0);
        }
        return buffer.put(document).array();
    }

    private static byte[] bytes(BsonDocument document) {
        BasicOutputBuffer buffer = new BasicOutputBuffer();
        new BsonDocumentCodec()
                .encode(
                        new BsonBinaryWriter(buffer),
                        document,
                        EncoderContext.builder().build());
        return buffer.toByteArray();
    }

    private static Body.Document document(byte[] bson) {
        assertThat(read(bson)).isInstanceOf(Body.Document.class);
        return (Body.Document) read(bson);
    }

    private static Body read(byte[] bson) {
        return Body.read(new String(Base64.getEncoder().encode(bson), StandardCharsets.US_ASCII));
    }
}
