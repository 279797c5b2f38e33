package io.sqsmega.match.index;

import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.empty;
import static io.sqsmega.match.Matchers.endsWith;
import static io.sqsmega.match.Matchers.equalsIgnoreCase;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.match;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.present;
import static io.sqsmega.match.Matchers.startsWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a message costs with many subscribers, in counts that are the same on every machine. */
class PatternIndexCostTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final MegaPayload PAYLOAD = MegaPayload.builder(Event.named("item.added")
                    .domain("shopping_cart")
                    .subject("customer")
                    .attribute("item_id", "61fcc874")
                    .attribute("quantity", 5)
                    .build())
            .object(ObjectData.builder()
                    .type("shopping_cart")
                    .current(Map.of("tenant", "t0", "total", 19.99, "tags", List.of("t0", "other")))
                    .build())
            .build();

    private static final Message MESSAGE = Message.builder("id", "")
            .attribute("tenant", MessageAttribute.of("t0"))
            .attribute("priority", new MessageAttribute("Number", "5", null))
            .build();

    /** Adds the pattern of one subscriber. The first ten may match, no others. */
    private interface Shape {
        void add(PatternIndexBuilder builder, int subscriber);
    }

    static List<Arguments> shapes() {
        return List.of(
                shape(
                        "a name each",
                        (builder, i) -> add(
                                builder,
                                i,
                                pattern(i == 0 ? "item.added" : "event." + i)
                                        .version(oneOf(1, 2))
                                        .subject(match("\\w+"))
                                        .attribute("item_id", not(empty()))
                                        .attribute("quantity", gt(0)))),
                shape("two names each", (builder, i) -> add(builder, i, pattern(oneOf("event." + i, "other." + i)))),
                shape("one name, a tenant each", PatternIndexCostTest::addTenant),
                shape(
                        "an absent field each",
                        (builder, i) -> add(builder, i, pattern("item.added").attribute("field" + i, "x"))),
                shape(
                        "an absent field each that may be anything else",
                        (builder, i) -> add(
                                builder, i, pattern("item.added").attribute("field" + i, allOf(present(), not("x"))))),
                shape(
                        "numeric conditions only",
                        (builder, i) ->
                                add(builder, i, EventPattern.builder().attribute("quantity", gt(i < 10 ? -i : i)))),
                shape(
                        "thresholds below",
                        (builder, i) ->
                                add(builder, i, pattern("item.added").attribute("quantity", lt(i < 10 ? 10 + i : -i)))),
                shape(
                        "windows",
                        (builder, i) -> add(
                                builder,
                                i,
                                pattern("item.added").attribute("quantity", allOf(gte(i * 10), lt(i * 10 + 10))))),
                shape(
                        "prefixes",
                        (builder, i) -> add(builder, i, pattern(startsWith(i == 0 ? "item." : "item.added." + i)))),
                shape(
                        "suffixes",
                        (builder, i) -> add(builder, i, pattern(endsWith(i == 0 ? ".added" : i + "m.added")))),
                shape(
                        "texts in any case",
                        (builder, i) ->
                                add(builder, i, pattern(equalsIgnoreCase(i == 0 ? "Item.Added" : "Item." + i)))),
                shape("an item each", PatternIndexCostTest::addTag),
                shape("a tenant each, in a message attribute", (builder, i) -> add(builder, i, "t" + i)),
                shape("two each", (builder, i) -> add(builder, i, oneOf("t" + i, "u" + i))),
                shape(
                        "a prefix each of an attribute",
                        (builder, i) -> add(builder, i, startsWith(i == 0 ? "t" : "t0" + i))),
                shape(
                        "a crowd that excludes a tenant each",
                        (builder, i) -> add(builder, i, not(i < 10 ? "u" + i : startsWith("t")))),
                shape(
                        "a crowd of negations",
                        (builder, i) -> add(
                                builder,
                                i,
                                EventPattern.builder().attribute("quantity", not(i < 10 ? gt(10 + i) : lt(i))))),
                shape(
                        "not",
                        (builder, i) -> add(
                                builder,
                                i,
                                pattern(i == 0 ? "item.added" : "event." + i)
                                        .domain(not("d" + i))
                                        .attribute("absent", not("x")))));
    }

    /** The number in an attribute is text, and parsing it allocates. */
    static List<Arguments> shapesOfParsedNumbers() {
        return List.of(shape(
                "a range each of a number in a message attribute",
                (builder, i) -> addPriority(builder, i, gte(i * 10), lt(i * 10 + 10))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"shapes", "shapesOfParsedNumbers"})
    void aHandfulOfConditionsIsEvaluatedHoweverManySubscribersThereAre(String name, Shape shape) {
        int withTen = evaluated(index(shape, 10));

        assertThat(withTen).isLessThan(20);
        assertThat(evaluated(index(shape, 1_000))).isLessThanOrEqualTo(Math.max(withTen, 4));
        assertThat(evaluated(index(shape, 10_000))).isLessThanOrEqualTo(Math.max(withTen, 4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void nothingIsAllocatedButTheResult(String name, Shape shape) {
        PatternIndex index = index(shape, 1_000);
        int found = found(index).length;
        for (int i = 0; i < 20_000; i++) {
            found(index);
        }

        // Another thread's class loading or a compiler's may be counted once, not every time.
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 100; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            found(index);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }

        long result = found > 1 ? 24 + 4L * found : 0;
        assertThat(least).isLessThanOrEqualTo(result);
    }

    private static int[] found(PatternIndex index) {
        try (PatternIndex.Search search = index.search()) {
            return search.match(PAYLOAD, MESSAGE);
        }
    }

    private static int evaluated(PatternIndex index) {
        try (PatternIndex.Search search = index.search()) {
            assertThat(search.match(PAYLOAD, MESSAGE)).hasSizeLessThanOrEqualTo(10);
            return search.evaluated();
        }
    }

    private static PatternIndex index(Shape shape, int subscribers) {
        PatternIndexBuilder builder = PatternIndex.builder();
        for (int i = 0; i < subscribers; i++) {
            shape.add(builder, i);
        }
        return builder.build();
    }

    private static Arguments shape(String name, Shape shape) {
        return Arguments.of(name, shape);
    }

    private static EventPattern.Builder pattern(Object name) {
        return EventPattern.builder().name(name);
    }

    private static void add(PatternIndexBuilder builder, int subscriber, EventPattern.Builder pattern) {
        builder.event(subscriber, pattern.build(), ObjectPattern.any(), DataPattern.any());
    }

    private static void add(PatternIndexBuilder builder, int subscriber, Object tenant) {
        builder.event(
                subscriber,
                EventPattern.named("item.added"),
                ObjectPattern.any(),
                DataPattern.any(),
                MessagePattern.withAttribute("tenant", tenant));
    }

    private static void addPriority(PatternIndexBuilder builder, int subscriber, Object... bounds) {
        builder.event(
                subscriber,
                EventPattern.named("item.added"),
                ObjectPattern.any(),
                DataPattern.any(),
                MessagePattern.withAttribute("priority", allOf(bounds)));
    }

    private static void addTag(PatternIndexBuilder builder, int i) {
        ObjectPattern object = ObjectPattern.builder()
                .current(Map.of("tags", anyItem("t" + i)))
                .build();
        builder.event(i, EventPattern.named("item.added"), object, DataPattern.any());
    }

    private static void addTenant(PatternIndexBuilder builder, int i) {
        ObjectPattern object =
                ObjectPattern.builder().current(Map.of("tenant", "t" + i)).build();
        builder.event(i, EventPattern.named("item.added"), object, DataPattern.any());
    }
}
