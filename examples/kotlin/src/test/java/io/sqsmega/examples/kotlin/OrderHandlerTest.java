package io.sqsmega.examples.kotlin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.test.DeliveredMessage;
import io.sqsmega.test.HandlerTester;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kotlin.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payloads are read as data classes of Kotlin, as strictly as any other class. */
class OrderHandlerTest {
    private static final Map<String, Object> ORDER = Map.of(
            "id", "o-1",
            "placedAt", "2020-05-04T15:53:23.123456",
            "items", List.of(Map.of("sku", "a", "price", 19.99, "quantity", 2), Map.of("sku", "b", "price", 5)),
            "gift", true,
            "unknown", "ignored");

    private final List<Order> saved = new ArrayList<>();
    private final OrderHandler handler = new OrderHandler(order -> {
        saved.add(order);
        return Unit.INSTANCE;
    });

    @Test
    void orderIsReadAsADataClass() {
        assertThat(deliver(ORDER)).isDone();
        assertThat(saved)
                .containsExactly(new Order(
                        "o-1",
                        Instant.parse("2020-05-04T15:53:23.123456Z"),
                        List.of(new Item("a", new BigDecimal("19.99"), 2), new Item("b", new BigDecimal(5), 1)),
                        true,
                        null));
    }

    @ParameterizedTest
    @CsvSource({"id", "placedAt", "items", "gift"})
    void whatIsNotNullableMustBeThere(String name) {
        Map<String, Object> order = new HashMap<>(ORDER);
        order.remove(name);

        assertThat(deliver(order)).isRefused();
    }

    @ParameterizedTest
    @CsvSource({"placedAt, 1588607603", "gift, 1", "items, none", "note, 5.5"})
    void whatDoesNotFitIsRefused(String name, Object value) {
        Map<String, Object> order = new HashMap<>(ORDER);
        order.put(name, value.equals("none") ? value : new BigDecimal(value.toString()));

        assertThat(deliver(order)).isRefused();
    }

    private DeliveredMessage deliver(Map<String, Object> order) {
        return HandlerTester.of(handler)
                .deliver(MegaPayload.builder(Event.named("order.placed").build())
                        .object(ObjectData.builder().current(order).build())
                        .build());
    }
}
