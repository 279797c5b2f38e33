package io.sqsmega.codec;

import io.sqsmega.codec.bson.BsonBytes;
import io.sqsmega.codec.bson.BsonReader;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.PlainTimestamp;
import io.sqsmega.codec.json.JsonCursor;
import io.sqsmega.codec.json.JsonStrings;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scanned document, which decodes the value between two offsets. Immutable and thread-safe. */
sealed interface Source permits Source.Json, Source.Bson {

    /** Decodes an object that the scan has checked; null if it is malformed nevertheless. */
    @Nullable
    Map<String, @Nullable Object> read(int start, int end);

    /** Decodes a string that the scan has checked. */
    String text(int start, int end);

    /** Decodes a {@link PlainTimestamp} that the scan has checked. */
    OffsetDateTime timestamp(int start, int end);

    /** Returns the length of the document in bytes. */
    int length();

    /** A JSON document. Keeps the whole text reachable. */
    record Json(EncodedText json) implements Source {
        @Override
        public Map<String, @Nullable Object> read(int start, int end) {
            try {
                return new JsonCursor(json, start).fields();
            } catch (IOException changed) {
                throw new IllegalStateException("a document must stay as it was when it was scanned", changed);
            }
        }

        @Override
        public String text(int start, int end) {
            return JsonStrings.text(json, start + 1, end - 1);
        }

        @Override
        public OffsetDateTime timestamp(int start, int end) {
            return PlainTimestamp.read(json.bytes, start + 1, end - 1);
        }

        @Override
        public int length() {
            return json.length;
        }
    }

    /** A BSON document. Keeps the whole document reachable. */
    record Bson(BsonBytes bson) implements Source {
        @Override
        public @Nullable Map<String, @Nullable Object> read(int start, int end) {
            return BsonReader.read(Arrays.copyOfRange(bson.bytes, start, end));
        }

        @Override
        public String text(int start, int end) {
            int first = start + BsonBytes.LENGTH_SIZE;
            return bson.utf8(first, end - 1);
        }

        @Override
        public OffsetDateTime timestamp(int start, int end) {
            return PlainTimestamp.read(bson.bytes, start + BsonBytes.LENGTH_SIZE, end - 1);
        }

        @Override
        public int length() {
            return bson.length;
        }
    }
}
