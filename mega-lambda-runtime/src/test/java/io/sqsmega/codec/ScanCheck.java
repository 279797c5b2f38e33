package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.select.Places;
import io.sqsmega.select.Selected;
import org.jspecify.annotations.Nullable;

/** Holds scanning a body against decoding it. */
final class ScanCheck {
    private final Places places;
    private final BodyScanner scanner;
    private final Selected events;
    private final Selected data;

    ScanCheck(Places places) {
        this.places = places;
        this.scanner = new BodyScanner(places.events(), places.data());
        this.events = new Selected(places.events());
        this.data = new Selected(places.data());
    }

    /** Whether the body was ordinary. Then everything about it was as decoding has it. */
    boolean isOrdinary(String body) {
        return isOrdinary(body, null);
    }

    boolean isOrdinary(String body, @Nullable Encoding declared) {
        events.clear();
        data.clear();
        Scan scan = scanner.scan(BodyText.of(body), declared, events, data);
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
