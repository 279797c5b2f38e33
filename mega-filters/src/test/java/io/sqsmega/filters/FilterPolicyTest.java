package io.sqsmega.filters;

import static io.sqsmega.filters.Assumption.ONLY_JSON;
import static io.sqsmega.filters.Assumption.PLAIN_NUMBERS;
import static io.sqsmega.filters.Assumption.RAW_DELIVERY;
import static io.sqsmega.filters.Assumption.SCALAR_FIELDS;
import static io.sqsmega.match.Matchers.between;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.in;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.dispatch.Unmatched;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.BinarySubscriber;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Subscriber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPolicyTest {
    private static final EventPattern ADDED = EventPattern.named("item.added");

    private static FilterPolicyBuilder of(EventPattern pattern) {
        return FilterPolicy.of(Subscribers.of(pattern)).assuming(ONLY_JSON, RAW_DELIVERY);
    }

    private static EventPattern.Builder name(Object name) {
        return EventPattern.builder().name(name);
    }

    /** A handler with something that a filter stops. */
    private static final class Losing extends MegaSqsHandler {
        Losing(Loss loss) {
            super(
                    loss == Loss.UNMATCHED
                            ? HandlerOptions.builder()
                                    .unmatched(Unmatched.DEAD_LETTER)
                                    .build()
                            : loss == Loss.LARGE_PAYLOADS
                                    ? HandlerOptions.builder()
                                            .largePayloads(message -> message.body())
                                            .build()
                                    : HandlerOptions.defaults());
            on(ADDED, (payload, message) -> Result.OK);
            switch (loss) {
                case TEXT -> register(text());
                case BYTES -> register(bytes());
                case TRANSFORMED -> transformData((payload, message) -> payload);
                default -> {}
            }
        }
    }

    private static Subscriber text() {
        return new PlaintextSubscriber() {
            @Override
            public @Nullable Result process(PlaintextPayload payload, Message message) {
                return Result.OK;
            }
        };
    }

    private static Subscriber bytes() {
        return new BinarySubscriber() {
            @Override
            public @Nullable Result process(BinaryPayload payload, Message message) {
                return Result.OK;
            }
        };
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void lossIsRefusedUnlessItIsAccepted(Loss loss) {
        FilterPolicyBuilder builder = FilterPolicy.of(new Losing(loss)).assuming(ONLY_JSON, RAW_DELIVERY);

        assertThatThrownBy(builder::forSnsBody)
                .isInstanceOf(FilterPolicyException.class)
                .hasMessageContaining("accepting(" + loss + ")");
        assertThat(builder.accepting(loss).forSnsBody().json()).contains("item.added");
    }

    @Test
    void bodiesMustBeJson() {
        FilterPolicyBuilder builder = FilterPolicy.of(Subscribers.of(ADDED));

        assertThatThrownBy(builder::forSnsBody).hasMessageContaining("assuming(ONLY_JSON)");
        assertThatThrownBy(builder::forEventSource).hasMessageContaining("every other body is deleted");
        assertThat(builder.forEventBridge().json()).contains("item.added");
        assertThat(builder.forSnsAttributes(Map.of("name", "n")).json()).isEqualTo("{\"n\":[\"item.added\"]}");
    }

    /** Trap 14. */
    @Test
    void eventClaimsToBeOne() {
        assertThat(of(ADDED).forSnsBody().json())
                .isEqualTo("{\"event\":{\"name\":[\"item.added\"]},\"protocol\":[\"mega\"],"
                        + "\"version\":[{\"numeric\":[\"=\",1]}]}");
    }

    /** Trap 17. */
    @Test
    void envelopesPassAnEventSourceUnlessThereAreNone() {
        FilterPolicyBuilder builder = FilterPolicy.of(Subscribers.of(ADDED)).assuming(ONLY_JSON);
        FilterPolicy policy = builder.forEventSource();

        assertThat(policy.patterns())
                .hasSize(2)
                .contains("{\"body\":{\"Message\":[{\"exists\":true}],\"Type\":[\"Notification\"]}}");
        assertThat(policy.passesEnvelopes()).isTrue();
        assertThat(builder.assuming(RAW_DELIVERY).forEventSource().passesEnvelopes())
                .isFalse();
    }

    /** Trap 12: an object has one $or, so two attributes multiply. */
    @Test
    void twoAttributesAreFourAlternatives() {
        String json = of(EventPattern.builder()
                        .attribute("p", "x")
                        .attribute("q", "y")
                        .build())
                .forEventBridge()
                .json();

        assertThat(json.split("\\$or", -1)).hasSize(2);
        assertThat(json.split("\"x\"", -1)).hasSize(5);
    }

    /** Trap 15: within $or a key such as prefix is refused. */
    @ParameterizedTest
    @ValueSource(strings = {"prefix", "exists", "numeric", "$or", ""})
    void keyThatAFilterReadsAsAnOperatorIsLeftOut(String key) {
        FilterPolicy policy = FilterPolicy.of(Subscribers.of(DataPattern.of(Map.of(key, "x", "type", "t"))))
                .assuming(ONLY_JSON)
                .forSnsBody();

        assertThat(policy.json()).isEqualTo("{\"type\":[\"t\"]}");
        assertThat(policy.widened()).extracting(Widening::reason).contains("a filter may read a key as an operator");
    }

    /** In event-ruler from 1.7 on, overlapping lists lose messages. */
    @Test
    void listsOfAlternativesAreEqualOrDisjoint() {
        DataPattern pattern = DataPattern.anyOf(
                DataPattern.of(Map.of("m", "a", "n", "x")), DataPattern.of(Map.of("m", oneOf("a", "b"), "o", "y")));
        String json = FilterPolicy.of(Subscribers.of(pattern)).forEventBridge().json();

        assertThat(json)
                .isEqualTo("{\"detail\":{\"$or\":[{\"m\":[\"a\"],\"n\":[\"x\"]},{\"m\":[\"a\"],\"o\":[\"y\"]},"
                        + "{\"m\":[\"b\"],\"o\":[\"y\"]}]}}");
    }

    @Test
    void twoBoundsAreOneRange() {
        FilterPolicyBuilder builder = FilterPolicy.of(Subscribers.of(DataPattern.of(Map.of("f", between(1, 5)))))
                .assuming(PLAIN_NUMBERS);

        assertThat(builder.forEventBridge().json())
                .isEqualTo("{\"detail\":{\"f\":[{\"numeric\":[\">=\",1,\"<=\",5]}]}}");
        assertThat(FilterPolicy.of(Subscribers.of(DataPattern.of(Map.of("f", between(5, 5)))))
                        .assuming(PLAIN_NUMBERS)
                        .forEventBridge()
                        .json())
                .isEqualTo("{\"detail\":{\"f\":[{\"numeric\":[\"=\",5]}]}}");
    }

    /** Maps and sets have no order. */
    @Test
    void samePatternsMakeTheSameText() {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("type", "t"));
        fields.put("a", in(List.of("x", "y")));
        Map<String, Object> reversed = new LinkedHashMap<>(Map.of("a", in(List.of("y", "x"))));
        reversed.put("type", "t");

        assertThat(FilterPolicy.of(Subscribers.of(DataPattern.of(fields)), Subscribers.of(ADDED))
                        .forEventBridge()
                        .json())
                .isEqualTo(FilterPolicy.of(Subscribers.of(ADDED), Subscribers.of(DataPattern.of(reversed)))
                        .forEventBridge()
                        .json());
    }

    @Test
    void subscriberOfEverythingMakesAUselessFilter() {
        FilterPolicyBuilder builder = FilterPolicy.of(Subscribers.of(ADDED), Subscribers.of(DataPattern.any()))
                .assuming(ONLY_JSON);

        assertThat(builder.forSnsBody().passesEverything()).isTrue();
        assertThat(builder.forSnsBody().json()).isEqualTo("{}");
        assertThat(builder.forEventSource().json()).isEqualTo("{\"Filters\":[]}");
        assertThat(builder.forEventBridge().json()).isEqualTo("{\"source\":[{\"prefix\":\"\"}]}");
    }

    @Test
    void patternThatNoJsonMatchesIsRefused() {
        FilterPolicyBuilder builder = FilterPolicy.of(Subscribers.of(DataPattern.of(Map.of("f", in(List.of())))));

        assertThatThrownBy(builder::forEventBridge).hasMessageContaining("a subscriber must want some JSON");
    }

    @Test
    void wideningNamesTheSubscriberAndTheField() {
        FilterPolicy strict = of(name("a").attribute("q", gt(0)).build()).forEventBridge();
        FilterPolicy exact = FilterPolicy.of(Subscribers.of(DataPattern.of(Map.of("q", gt(0), "r", not("x")))))
                .assuming(PLAIN_NUMBERS, SCALAR_FIELDS)
                .forEventBridge();

        assertThat(strict.widened())
                .extracting(Widening::toString)
                .contains("Events: event.q is greater than 0: every value passes; see PLAIN_NUMBERS");
        assertThat(exact.widened()).isEmpty();
    }

    /** An attribute pattern says nothing of fields that are not copied. */
    @Test
    void onlyCopiedFieldsAreFilteredByAttributes() {
        FilterPolicy policy = FilterPolicy.of(
                        Subscribers.of(
                                name(oneOf("a", "b"))
                                        .domain(not("x"))
                                        .subject("s")
                                        .build(),
                                ObjectPattern.builder().type("t").build()),
                        Subscribers.of(DataPattern.of(Map.of("f", 1))))
                .forSnsAttributes(Map.of("name", "n", "domain", "d"));

        assertThat(policy.json())
                .isEqualTo("{\"$or\":[{\"d\":[{\"anything-but\":[\"x\"]},{\"exists\":false}],\"n\":[\"a\",\"b\"]},"
                        + "{\"n\":[{\"exists\":false}]}]}");
        assertThat(policy.widened())
                .extracting(Widening::field)
                .containsExactly("event.subject", "object.type", "data");
    }

    @ParameterizedTest
    @EnumSource(FilterTarget.class)
    void fileHasAllThatThePolicyIs(FilterTarget target, @TempDir Path directory) throws Exception {
        FilterPolicyBuilder builder = FilterPolicy.of(Subscribers.of(ADDED)).assuming(ONLY_JSON);
        FilterPolicy policy = switch (target) {
            case SNS_BODY -> builder.forSnsBody();
            case SNS_ATTRIBUTES -> builder.forSnsAttributes(Map.of("name", "n"));
            case EVENT_SOURCE -> builder.forEventSource();
            case EVENT_BRIDGE -> builder.forEventBridge();
        };
        Path file = directory.resolve("policy.json");
        Files.writeString(file, policy.json() + "\n");
        FilterPolicy read = FilterPolicy.read(target, file);

        assertThat(read.json()).isEqualTo(policy.json());
        assertThat(read.patterns()).isEqualTo(policy.patterns());
        assertThat(read.passesEnvelopes()).isEqualTo(policy.passesEnvelopes());
        assertThat(FilterPolicy.parse(FilterTarget.SNS_BODY, "{}").passesEverything())
                .isTrue();
    }

    @Test
    void fileOfSomethingElseIsRefused() {
        assertThatThrownBy(() -> FilterPolicy.parse(FilterTarget.SNS_BODY, "[]"))
                .isInstanceOf(FilterPolicyException.class)
                .hasMessage("a filter must be a JSON object, got something else");
        assertThatThrownBy(() -> FilterPolicy.parse(FilterTarget.EVENT_SOURCE, "{\"event\":[]}"))
                .hasMessageContaining("must be {\"Filters\":[{\"Pattern\"");
    }
}
