package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sqsmega.lambda.EventLaw;
import io.sqsmega.projection.Places;
import io.sqsmega.projection.ProjectedValues;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a body that nobody wants costs in memory: a copy, and the strings that somebody looks at. No maps. */
class ScanAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String CART = """
            {"protocol":"mega","version":1,"event":{"name":"item.added","timestamp":"2020-05-04T15:53:27.823Z",\
            "version":1,"domain":"shopping_cart","subject":"987650","publisher":"shopping-cart-service",\
            "attributes":{"item_id":"61fcc874-624e-40f8-8fd7-0e663c7837e8","quantity":5}},\
            "object":{"type":"shopping_cart","id":"6513270e-269e-4d37-b2a7-4de452e6b438",\
            "current":{"id":"6513270e-269e-4d37-b2a7-4de452e6b438","user_id":987650,"revision":1,\
            "items":[{"id":"61fcc874-624e-40f8-8fd7-0e663c7837e8","price":19.99,"quantity":5}]}}}""";

    private final Places places = Places.of(
            List.of(
                    List.of("event", "name"),
                    List.of("event", "domain"),
                    List.of("event", "attributes", "quantity"),
                    List.of("object", "current", "user_id")),
            List.of());
    private final BodyScanner scanner = new BodyScanner(places.events(), places.data(), Map.of());
    private final ProjectedValues events = new ProjectedValues(places.events());
    private final ProjectedValues data = new ProjectedValues(places.data());

    @Test
    void scanOfJsonAllocatesTheCharactersAndTheStringsOfSlots() {
        assertThat(bytesPerScan(CART) - 2L * CART.length()).isLessThan(1_500);
    }

    @Test
    void scanOfBsonAllocatesTheBytesAndTheStringsOfSlots() {
        String bson = PayloadCodec.encode(PayloadCodec.decode(CART), Encoding.BSON);

        assertThat(bytesPerScan(bson) - 2L * bson.length()).isLessThan(1_500);
    }

    @Test
    void whatNobodyLooksAtAllocatesNothingElse() {
        StringBuilder items = new StringBuilder("[1");
        for (int i = 0; i < 1_000; i++) {
            items.append(",{\"price\":12.5,\"name\":\"text\"}");
        }
        String large = CART.replace("[{", items + ",{");
        String bson = PayloadCodec.encode(PayloadCodec.decode(large), Encoding.BSON);

        assertThat(large.length()).isLessThan(32_768);
        assertThat(bytesPerScan(large) - 2L * large.length()).isLessThan(1_500);
        assertThat(bytesPerScan(bson) - 2L * bson.length()).isLessThan(1_500);
    }

    @Test
    void eventIsReadIntoOneCopyOfItsBodies() {
        String body = "{\\\"a\\\":\\\"" + "\u00e9\\\\n text".repeat(200) + "\\\"}";
        byte[] some = event(body, 10);
        byte[] more = event(body, 20);

        long bytes = bytesPerEvent(more) - bytesPerEvent(some);

        // The event itself, its bodies, and a few objects for each record.
        assertThat(bytes).isLessThan(2L * (more.length - some.length) + 10 * 500);
    }

    private static byte[] event(String body, int records) {
        String record = "{\"messageId\":\"1\",\"body\":\"" + body + "\"}";
        return ("{\"Records\":[" + (record + ",").repeat(records - 1) + record + "]}").getBytes(StandardCharsets.UTF_8);
    }

    private static long bytesPerEvent(byte[] event) {
        readEvents(event, 1_000);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        readEvents(event, 200);
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / 200;
    }

    private static void readEvents(byte[] event, int count) {
        for (int i = 0; i < count; i++) {
            if (EventLaw.read(event) < 10) {
                throw new AssertionError("the event must have its records");
            }
        }
    }

    private long bytesPerScan(String body) {
        scans(body, 2_000);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        scans(body, 1_000);
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / 1_000;
    }

    private void scans(String body, int count) {
        for (int i = 0; i < count; i++) {
            events.clear();
            data.clear();
            assertThatIsOrdinary(scanner.scan(BodyText.of(body), null, events, data));
        }
    }

    private void assertThatIsOrdinary(Object scan) {
        if (scan == null || events.size() != 4) {
            throw new AssertionError("the body must be ordinary");
        }
    }
}
