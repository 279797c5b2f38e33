package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.Payload;
import io.sqsmega.projection.Places;
import io.sqsmega.projection.ProjectedValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever nobody looked at is in the payload nevertheless. */
class ScannedBodyTest {
    private static final String FULL = """
            {"protocol":"mega","version":1,
             "event":{"name":"item.added","timestamp":"2020-05-04T15:53:27.823Z","version":2,"domain":"d\\u006fmain",
                      "subject":"subj\u00e9ct","publisher":"publisher","attributes":{"a":"b"}},
             "object":{"type":"type","id":"\u4e2d","version":3,"current":{"c":[1,{"d":true}]},"previous":{"c":null}},
             "extra":{"e":1.5}}""";

    private final Places nothing = Places.of(List.of(), List.of());
    private final Places sections =
            Places.of(List.of(List.of("event", "timestamp"), List.of("object", "current")), List.of(List.of("a")));

    @ParameterizedTest
    @EnumSource(names = {"JSON", "BSON"})
    void payloadHasEverything(Encoding encoding) {
        Payload payload = PayloadCodec.decode(FULL);
        String body = PayloadCodec.encode(payload, encoding);

        ScannedBody scan = scan(nothing, body);

        assertThat(scan.payload()).isEqualTo(payload);
        assertThat(scan.encoding()).isEqualTo(encoding);
        assertThat(scan).hasToString("Scan[item.added]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"domain", "subject", "publisher", "attributes", "type", "id", "current", "previous", "extra"})
    void payloadLacksWhatIsNotThere(String field) {
        String body = FULL.replace("\"" + field + "\"", "\"other\"");
        Payload payload = PayloadCodec.decode(body);

        assertThat(scan(nothing, body).payload()).isEqualTo(payload);
        assertThat(scan(sections, body).payload()).isEqualTo(payload);
        assertThat(scan(sections, PayloadCodec.encode(payload, Encoding.BSON)).payload())
                .isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":{\"b\":[1]},\"c\":\"\u00e9\"}"})
    void dataIsWhole(String body) {
        ScannedBody scan = scan(sections, body);

        assertThat(scan.payload()).isEqualTo(PayloadCodec.decode(body));
        assertThat(scan.isEvent()).isFalse();
        assertThat(scan).hasToString("Scan[data]");
    }

    private static ScannedBody scan(Places places, String body) {
        ScannedBody scan = new BodyScanner(places.events(), places.data(), Map.of())
                .scan(
                        BodyText.of(body),
                        null,
                        new ProjectedValues(places.events()),
                        new ProjectedValues(places.data()));
        assertThat(scan).as(body).isNotNull();
        return scan;
    }
}
