package io.sqsmega.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.payload.MegaPayload;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures finding the subscribers of a body or of a decoded payload: MEGA, event-ruler, and only parsing with Jackson.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DispatchBenchmark {
    @Param({"OWN_NAME", "TENANT", "EQUAL", "ALL_MATCH", "ABSENT_FIELD", "NOBODY"})
    String shape = "";

    @Param({"1000", "10000"})
    int subscribers;

    /** The number of items: the event has 556 characters with one, 8 KB with a hundred, 79 KB with a thousand. */
    @Param({"1", "100", "1000"})
    int items;

    private String text = "";
    private String bson = "";
    private Mega mega = Mega.of(List.of());
    private Dispatching reading = Dispatching.of(List.of());
    private EventRuler ruler = EventRuler.of(List.of());
    private MegaPayload payload = (MegaPayload) PayloadCodec.decode(Texts.CART);

    /** Registers the subscribers, and writes the event. */
    @Setup
    public void register() {
        List<Rule> rules = Shape.valueOf(shape).rules(subscribers);
        mega = Mega.of(rules);
        reading = Dispatching.reading(rules);
        ruler = EventRuler.of(rules);
        text = Texts.cart(items);
        payload = (MegaPayload) PayloadCodec.decode(text);
        bson = PayloadCodec.encode(payload, Encoding.BSON);
    }

    @Benchmark
    public int megaFromText() {
        return mega.matching(text);
    }

    @Benchmark
    public int megaHandedOver() {
        return reading.dispatch(text);
    }

    @Benchmark
    public int megaFromBson() {
        return mega.matching(bson);
    }

    @Benchmark
    public int megaDecoded() {
        return mega.matching(payload);
    }

    @Benchmark
    public int eventRuler() {
        return ruler.matching(text);
    }

    @Benchmark
    public JsonNode readTree() {
        return Jackson.tree(text);
    }
}
