package io.sqsmega.codec.bson;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.ScanCheck;
import io.sqsmega.payload.Values;
import io.sqsmega.projection.Places;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each value, byte by byte: its type, and what stands behind its name, which is {@code a}. */
class BsonBytesTest {
    private final ScanCheck passing = new ScanCheck(Places.of(List.of(), List.of()));
    private final ScanCheck reading = new ScanCheck(Places.of(List.of(), List.of(List.of("a"), List.of("b"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01 000000000000f83f",
                "02 0100000000",
                "02 03000000780000",
                "03 0500000000",
                "03 0c0000001062000100000000",
                "04 0500000000",
                "04 0c0000001030000100000000",
                "05 0000000000",
                "05 0200000080ffff",
                "05 0100000004ff",
                "05 1000000004000102030405060708090a0b0c0d0e0f",
                "07 000102030405060708090a0b",
                "08 00",
                "08 01",
                "09 ffffffffffffff00",
                "0a",
                "10 ffffff7f",
                "11 ffffffffffffffff",
                "11 0100000000000000",
                "12 ffffffffffffff7f",
                "12 0000000001000000",
                "05 040000000200000000",
                "05 0600000002020000006162",
                "06",
                "0b 0000",
                "0b 61006200",
                "0c 02000000610000010203040506070809 0a0b",
                "0d 020000006100",
                "0e 020000006100",
                "0f 0f0000000200000061000500000000",
                "13 00000000000000000000000000003cb0",
                "7f",
                "ff"
            })
    void valueThatKeepsItsBoundsIsOrdinary(String value) {
        String hex = value.replace(" ", "");
        assertThat(isOrdinary(hex)).isTrue();
        // Of any shorter one, the next byte is that of another value or the end.
        for (int end = 2; end < hex.length(); end += 2) {
            isOrdinary(hex.substring(0, end));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01 000000000000",
                "02 0000000000",
                "02 0200000000",
                "02 0100000001",
                "02 ffffffff00",
                "02 ffffff7f00",
                "02 01",
                "03 0400000000",
                "03 0600000000",
                "03 0500000001",
                "03 ffffff7f00",
                "03 05",
                "04 0600000000",
                "05 0100000000",
                "05 ffffffff00",
                "05 ffffff7f00",
                "05 000000",
                "05 03000000020000",
                "05 040000000201000000",
                "07 000102030405060708090a",
                "08 02",
                "08 ff",
                "08",
                "10 0000",
                "12 00000000000000",
                "06 00",
                "0b 00",
                "0b 610062",
                "0c 020000006100000102030405060708090a",
                "0d 0200000061",
                "0f 0e0000000200000061000500000000",
                "0f 100000000200000061000500000000",
                "0f 0f0000000200000061000400000000",
                "13 000000000000000000000000000000",
                "14 00",
                "80"
            })
    void anyOtherIsNotOrdinary(String value) {
        assertThat(isOrdinary(value.replace(" ", ""))).isFalse();
    }

    @Test
    void depthIsBounded() {
        for (String type : List.of("03", "04")) {
            assertThat(isOrdinary(nested(type, Values.MAX_DEPTH - 1))).isTrue();
            assertThat(isOrdinary(nested(type, Values.MAX_DEPTH))).isFalse();
        }
    }

    private static String nested(String type, int depth) {
        String value = "0500000000";
        for (int i = 1; i < depth; i++) {
            int length = 4 + 3 + value.length() / 2 + 1;
            value = HexFormat.of().formatHex(int32(length)) + type + "3000" + value + "00";
        }
        return type + value;
    }

    /** Whether a document that holds the value, and nothing else, is ordinary. */
    private boolean isOrdinary(String value) {
        byte[] bytes = HexFormat.of().parseHex(value);
        ByteBuffer document = ByteBuffer.allocate(4 + 1 + 2 + bytes.length);
        document.put(int32(document.capacity())).put(bytes[0]).put((byte) 'a').put((byte) 0);
        document.put(bytes, 1, bytes.length - 1).put((byte) 0);
        String body = Base64.getEncoder().encodeToString(document.array());
        boolean ordinary = reading.isOrdinary(body);
        assertThat(passing.isOrdinary(body)).as(value).isEqualTo(ordinary);
        return ordinary;
    }

    private static byte[] int32(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }
}
