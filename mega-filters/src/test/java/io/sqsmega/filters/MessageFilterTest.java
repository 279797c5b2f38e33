package io.sqsmega.filters;

import static io.sqsmega.filters.Assumption.ONLY_JSON;
import static io.sqsmega.filters.Assumption.PLAIN_NUMBERS;
import static io.sqsmega.match.Matchers.absent;
import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.present;
import static io.sqsmega.match.Matchers.startsWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.sns.SnsJudge;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.subscribe.Subscriber;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Filters of patterns of message attributes, topic and subject. */
class MessageFilterTest {
    private static final MessagePattern TENANT = MessagePattern.withAttribute("tenant", oneOf("acme", "initech"));

    private static FilterPolicy ofAttributes(MessagePattern pattern, Assumption... assumptions) {
        return FilterPolicy.of(Subscribers.of(pattern)).assuming(assumptions).forSnsAttributes(Map.of());
    }

    private static FilterPolicy ofAttribute(@Nullable Object valueOrMatcher, Assumption... assumptions) {
        return ofAttributes(MessagePattern.withAttribute("a", valueOrMatcher), assumptions);
    }

    @Test
    void aPatternOfAttributesIsExactInTheScopeOfAttributes() {
        FilterPolicy policy = ofAttributes(TENANT);

        assertThat(policy.json()).isEqualTo("{\"tenant\":[\"acme\",\"initech\"]}");
        assertThat(policy.widened()).isEmpty();
        assertThat(ofAttribute(startsWith("ac")).json()).isEqualTo("{\"a\":[{\"prefix\":\"ac\"}]}");
        assertThat(ofAttribute(not("x")).json()).isEqualTo("{\"a\":[{\"anything-but\":[\"x\"]},{\"exists\":false}]}");
        assertThat(ofAttribute(absent()).json()).isEqualTo("{\"a\":[{\"exists\":false}]}");
        assertThat(ofAttribute(gte(5), PLAIN_NUMBERS).json()).isEqualTo("{\"a\":[{\"numeric\":[\">=\",5]}]}");
        assertThat(ofAttribute(true).json()).isEqualTo("{\"a\":[true]}");
    }

    @Test
    void itJoinsTheCopiesOfTheEventsFields() {
        FilterPolicy policy = FilterPolicy.of(ofEvent(TENANT)).forSnsAttributes(Map.of("name", "event-name"));

        assertThat(policy.json()).isEqualTo("{\"event-name\":[\"item.added\"],\"tenant\":[\"acme\",\"initech\"]}");
    }

    @Test
    void otherTargetsLeaveItOutAndSaySo() {
        FilterPolicyBuilder builder = FilterPolicy.of(ofEvent(TENANT)).assuming(ONLY_JSON);

        for (FilterPolicy policy : List.of(builder.forSnsBody(), builder.forEventSource(), builder.forEventBridge())) {
            assertThat(policy.json()).contains("item.added").doesNotContain("acme");
            assertThat(policy.widened())
                    .contains(new Widening(
                            "Events",
                            "message.attributes.tenant",
                            "is one of [\"acme\", \"initech\"]",
                            "the target does not see message attributes"));
        }
    }

    @Test
    void topicAndSubjectAreLeftOutEverywhere() {
        MessagePattern pattern = MessagePattern.builder()
                .attribute("tenant", "acme")
                .topic("orders")
                .subject("urgent")
                .build();
        FilterPolicy policy = ofAttributes(pattern);

        assertThat(policy.json()).isEqualTo("{\"tenant\":[\"acme\"]}");
        assertThat(policy.widened()).extracting(Widening::field).containsExactly("message.topic", "message.subject");
    }

    @Test
    void aSubscriberOfMessagesLetsEveryBodyPass() {
        FilterPolicyBuilder builder =
                FilterPolicy.of(Subscribers.of(TENANT), ofEvent(TENANT)).assuming(ONLY_JSON);

        assertThat(builder.forSnsBody().passesEverything()).isTrue();
        assertThat(builder.forEventSource().passesEverything()).isTrue();
        assertThat(builder.forSnsAttributes(Map.of()).json()).isEqualTo("{\"tenant\":[\"acme\",\"initech\"]}");
    }

    @Test
    void alternativesAreKeptApart() {
        MessagePattern either = MessagePattern.anyOf(TENANT, MessagePattern.withAttribute("tags", "gold"));

        assertThat(ofAttributes(either).json())
                .isEqualTo("{\"$or\":[{\"tags\":[\"gold\"]},{\"tenant\":[\"acme\",\"initech\"]}]}");
    }

    @Test
    void bytesAreMissingInFiltersSoPresentLetsEverythingPass() {
        assertThat(ofAttribute(present()).passesEverything()).isTrue();
        assertThat(ofAttribute(not("x")).passesEverything()).isFalse();
        assertThat(delivers(ofAttribute(not("x")), new byte[] {1})).isTrue();
    }

    @Test
    void numericStringsPassUnlessNumbersArePlain() {
        assertThat(delivers(ofAttribute(gt(0)), "5")).isTrue();
        assertThat(delivers(ofAttribute(5), " 5 ")).isTrue();
        assertThat(delivers(ofAttribute(gt(0), PLAIN_NUMBERS), 5)).isTrue();
        assertThat(delivers(ofAttribute(gt(0), PLAIN_NUMBERS), 0)).isFalse();
    }

    @Test
    void anArrayPassesAsItMatches() {
        List<Object> array = Arrays.asList("gold", "", null, true, -1, 10);

        for (Object one : Arrays.asList("gold", "", null, true, 10, not("gold"), startsWith("g"))) {
            assertThat(delivers(ofAttribute(one), array)).as("%s", one).isTrue();
        }
        assertThat(delivers(ofAttribute("silver"), array)).isFalse();
        assertThat(delivers(ofAttribute(not("gold")), List.of("gold"))).isFalse();
        assertThat(delivers(ofAttribute(allOf(gt(0), lt(5)), PLAIN_NUMBERS), List.of(-1, 10)))
                .as("as in the pattern, one element must be in the range")
                .isFalse();
    }

    private static boolean delivers(FilterPolicy policy, Object value) {
        return policy.passesEverything() || SnsJudge.ofAttributes(policy.json()).delivers("{}", Map.of("a", value));
    }

    private static Subscriber ofEvent(MessagePattern message) {
        return Subscribers.of(EventPattern.named("item.added"), ObjectPattern.any(), DataPattern.any(), message);
    }
}
