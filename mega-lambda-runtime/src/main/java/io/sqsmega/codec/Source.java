package io.sqsmega.codec;

import io.sqsmega.codec.bson.BsonBytes;
import io.sqsmega.codec.bson.BsonCursor;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.FieldCursor;
import io.sqsmega.codec.document.PlainTimestamp;
import io.sqsmega.codec.json.JsonCursor;
import io.sqsmega.codec.json.JsonStrings;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scanned document, which decodes the value between two offsets. Immutable and thread-safe. */
sealed interface Source permits Source.Json, Source.Bson {

    /** Returns a cursor over the whole document. */
    FieldCursor cursor() throws IOException;

    /** Decodes an object that the scan has checked. */
    Map<String, @Nullable Object> read(int start) throws IOException;

    /** Decodes a string that the scan has checked. */
    String text(int start, int end);

    /** Decodes a {@link PlainTimestamp} that the scan has checked. */
    OffsetDateTime timestamp(int start, int end);

    /** A JSON document. Keeps the whole text reachable. */
    record Json(EncodedText json) implements Source {
        @Override
        public FieldCursor cursor() {
            return new JsonCursor(json, 0);
        }

        @Override
        public Map<String, @Nullable Object> read(int start) throws IOException {
            return new JsonCursor(json, start).fields();
        }

        @Override
        public String text(int start, int end) {
            return JsonStrings.text(json, start + 1, end - 1);
        }

        @Override
        public OffsetDateTime timestamp(int start, int end) {
            return PlainTimestamp.read(json.bytes, start + 1, end - 1);
        }
    }

    /** A BSON document. Keeps the whole document reachable. */
    record Bson(BsonBytes bson) implements Source {
        @Override
        public FieldCursor cursor() throws IOException {
            return BsonCursor.of(bson);
        }

        @Override
        public Map<String, @Nullable Object> read(int start) throws IOException {
            return BsonCursor.read(bson, start);
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
    }
}
