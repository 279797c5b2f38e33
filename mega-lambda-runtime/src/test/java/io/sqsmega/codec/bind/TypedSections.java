package io.sqsmega.codec.bind;

import io.sqsmega.codec.BodyScanner;
import io.sqsmega.codec.BodyText;
import io.sqsmega.codec.ScannedBody;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scanned bodies, whose sections are not decoded yet. */
final class TypedSections {
    private static final Projection NOTHING = Projection.builder().build();
    private static final BodyScanner SCANNER = new BodyScanner(NOTHING, NOTHING, Map.of());

    private TypedSections() {}

    static @Nullable ScannedBody scan(String body) {
        return SCANNER.scan(BodyText.of(body), null, new ProjectedValues(NOTHING), new ProjectedValues(NOTHING));
    }

    /** The payload of data that is scanned. */
    static DataPayload of(String body) {
        ScannedBody scan = scan(body);
        if (scan == null) {
            throw new IllegalArgumentException("the body must be scanned");
        }
        return (DataPayload) scan.payload();
    }
}
