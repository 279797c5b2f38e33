package io.sqsmega.match;

import static io.sqsmega.match.Matchers.absent;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.json;
import static io.sqsmega.match.Matchers.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An explanation says what may have been meant, but only where the payload bears it out. */
class HintsTest {
    private static final String DOT = " (a dot is part of a key; a path is a map within a map)";
    private static final String LIST = " (a list is equal to a list; oneOf(…) is one of several)";
    private static final MegaPayload PAYLOAD = MegaPayload.builder(Event.named("a")
                    .domain("d")
                    .attribute("customer", Map.of("tier", "gold", "home.city", "Bern", "address", Map.of("zip", 3000)))
                    .attribute("country", "BR")
                    .attribute("flat.key", "x")
                    .build())
            .extra(Map.of("channel", "web"))
            .build();

    @Test
    void dotMayHaveBeenMeantAsAPath() {
        assertThat(met("customer.tier", "gold")).isEqualTo("missing" + DOT);
        assertThat(met("customer.address.zip", gt(0))).isEqualTo("missing" + DOT);
        assertThat(met("customer.home.city", "Bern")).isEqualTo("missing" + DOT);
        assertThat(met("customer.age", gt(0))).isEqualTo("missing");
        assertThat(met("client.tier", "gold")).isEqualTo("missing");
        assertThat(met("flat.key", "y")).isEqualTo("string");
        assertThat(met("customer.", "x")).isEqualTo("missing");
        assertThat(EventPattern.builder()
                        .attribute("customer.tier", absent())
                        .build()
                        .explain(PAYLOAD))
                .isEmpty();
    }

    @Test
    void dotIsSeenInNestedPatternsAndData() {
        assertThat(met("customer", Map.of("address.zip", 3000))).isEqualTo("missing" + DOT);
        assertThat(DataPattern.of(Map.of("detail.id", 5)).explain(Map.of("detail", Map.of("id", 5))))
                .containsExactly(new Mismatch("data.detail.id", "is 5", "missing" + DOT));
        assertThat(DataPattern.of(Map.of("text", json(Map.of("detail.id", 5))))
                        .explain(Map.of("text", "{\"detail\":{\"id\":5}}")))
                .containsExactly(new Mismatch("data.text.detail.id", "is 5", "missing" + DOT));
    }

    @Test
    void listMayHaveBeenMeantAsOneOfSeveral() {
        assertThat(met("country", List.of("BR", "PT"))).isEqualTo("string" + LIST);
        assertThat(met("customer", List.of("BR"))).isEqualTo("object");
        assertThat(met("other", List.of("BR"))).isEqualTo("missing");
        assertThat(EventPattern.builder()
                        .attribute("country", not(List.of("BR")))
                        .build()
                        .explain(PAYLOAD))
                .isEmpty();
    }

    @Test
    void attributeMayHaveBeenMeantAsAField() {
        assertThat(met("domain", "d"))
                .isEqualTo("missing (an attribute of this name; domain(…) looks at the event's field)");
        assertThat(met("extra", Map.of("channel", "web")))
                .isEqualTo("missing (an attribute of this name; an event pattern does not look into extra)");
        assertThat(met("object", Map.of("id", 1)))
                .isEqualTo("missing (an attribute of this name; an event pattern does not look into object)");
    }

    private static String met(String attribute, Object pattern) {
        List<Mismatch> found =
                EventPattern.builder().attribute(attribute, pattern).build().explain(PAYLOAD);
        assertThat(found).hasSize(1);
        return found.get(0).met();
    }
}
