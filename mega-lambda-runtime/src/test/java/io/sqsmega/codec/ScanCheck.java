package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.projection.Places;
import io.sqsmega.projection.ProjectedValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds scanning a body against decoding it. */
public final class ScanCheck {
    private final Places places;
    private final BodyScanner scanner;
    private final ProjectedValues events;
    private final ProjectedValues data;

    public ScanCheck(Places places) {
        this.places = places;
        this.scanner = new BodyScanner(places.events(), places.data(), Map.of());
        this.events = new ProjectedValues(places.events());
        this.data = new ProjectedValues(places.data());
    }

    /** Whether the body was ordinary. Then everything about it was as decoding has it. */
    public boolean isOrdinary(String body) {
        return isOrdinary(body, null);
    }

    public boolean isOrdinary(String body, @Nullable Encoding declared) {
        events.clear();
        data.clear();
        ScannedBody scan = scanner.scan(BodyText.of(body), declared, events, data);
        if (scan == null) {
            return false;
        }
        Payload payload = PayloadCodec.decode(declared == null ? Body.read(body) : Body.read(body, declared));
        assertThat(scan.isEvent()).as(body).isEqualTo(payload instanceof MegaPayload);
        assertThat(scan.eventName())
                .as(body)
                .isEqualTo(payload instanceof MegaPayload mega ? mega.event().name() : null);
        assertThat(places.values(events, data)).as(body).isEqualTo(places.expected(payload));
        assertThat(scan.payload()).as(body).isEqualTo(payload).hasSameHashCodeAs(payload);
        assertThat(payload).as(body).isEqualTo(scan.payload());
        return true;
    }
}
