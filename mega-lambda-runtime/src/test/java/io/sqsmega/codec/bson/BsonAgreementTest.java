package io.sqsmega.codec.bson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBoolean;
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
import org.junit.jupiter.api.Test;

/** Reads the documents that MongoDB's library reads, as it does, and no others. */
class BsonAgreementTest {
    private static final int DOCUMENTS = Integer.getInteger("bson.documents", 5_000);
    private static final int LIES = 10;
    private static final String[] TEXTS = {"", "a", "name", "caf\u00e9", "\u4e2d\ud83d\ude00", "a longer text, of words"
    };

    private final Random random = new Random(Long.getLong("bson.seed", 7L));

    @Test
    void documentOfTheLibraryIsReadAsTheLibraryReadsIt() {
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] document = written(document(0));
            assertThat(BsonCursor.read(document))
                    .as(() -> HexFormat.of().formatHex(document))
                    .isNotNull()
                    .isEqualTo(LibraryBson.read(document));
        }
    }

    @Test
    void damagedDocumentIsReadAsTheLibraryReadsIt() {
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] document = written(document(1));
            for (int lie = 0; lie < LIES; lie++) {
                byte[] damaged = damaged(document);
                assertThat(BsonCursor.read(damaged))
                        .as(() -> HexFormat.of().formatHex(damaged))
                        .isEqualTo(LibraryBson.read(damaged));
            }
        }
    }

    private byte[] damaged(byte[] document) {
        byte[] damaged = document.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = Integer.BYTES + random.nextInt(damaged.length - Integer.BYTES);
            damaged[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : damaged[at] + random.nextInt(3) - 1);
        }
        return damaged;
    }

    private BsonDocument document(int depth) {
        BsonDocument document = new BsonDocument();
        for (int i = random.nextInt(4); i >= 0; i--) {
            document.put(text().replace("\u0000", ""), value(depth));
        }
        return document;
    }

    private BsonArray array(int depth) {
        BsonArray array = new BsonArray();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(depth));
        }
        return array;
    }

    private BsonValue value(int depth) {
        return switch (random.nextInt(depth > 2 ? 19 : 22)) {
            case 0 -> new BsonString(text());
            case 1 -> new BsonInt32(random.nextInt());
            case 2 -> new BsonInt64(random.nextBoolean() ? random.nextInt() : random.nextLong());
            case 3 -> new BsonDouble(Double.longBitsToDouble(random.nextLong()));
            case 4 -> BsonBoolean.valueOf(random.nextBoolean());
            case 5 -> new BsonDateTime(random.nextLong());
            case 6 -> BsonNull.VALUE;
            case 7 -> new BsonBinary((byte) random.nextInt(6), bytes(random.nextBoolean() ? 16 : random.nextInt(20)));
            case 8 -> new BsonObjectId(objectId());
            case 9 -> new BsonTimestamp(random.nextLong());
            case 10 -> new BsonDecimal128(decimal());
            case 11 -> new BsonSymbol(text());
            case 12 -> new BsonJavaScript(text());
            case 13 -> new BsonRegularExpression(name(), "");
            case 14 -> new BsonRegularExpression(name(), "imx");
            case 15 -> new BsonDbPointer(text(), objectId());
            case 16 -> new BsonUndefined();
            case 17 -> new BsonMinKey();
            case 18 -> new BsonMaxKey();
            case 19 -> new BsonJavaScriptWithScope(text(), document(depth + 1));
            case 20 -> array(depth + 1);
            default -> document(depth + 1);
        };
    }

    private Decimal128 decimal() {
        long high = random.nextBoolean() ? random.nextLong() : 0x3040_0000_0000_0000L;
        return Decimal128.fromIEEE754BIDEncoding(
                high, random.nextBoolean() ? random.nextInt(1_000) : random.nextLong());
    }

    private ObjectId objectId() {
        return new ObjectId(ByteBuffer.wrap(bytes(12)));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        return name() + (random.nextInt(9) == 0 ? "\u0000" : "");
    }

    private String name() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private static byte[] written(BsonDocument document) {
        try (BasicOutputBuffer out = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
            new BsonDocumentCodec()
                    .encode(writer, document, EncoderContext.builder().build());
            return out.toByteArray();
        }
    }
}
