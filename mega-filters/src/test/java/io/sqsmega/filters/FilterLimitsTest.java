package io.sqsmega.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.match.EventPattern;
import org.junit.jupiter.api.Test;

/** The limits of the targets: what is left out, and what is refused. */
class FilterLimitsTest {
    private static final EventPattern ADDED = EventPattern.named("item.added");

    private static FilterPolicyBuilder of(EventPattern pattern) {
        return FilterPolicy.of(Subscribers.of(pattern)).assuming(Assumption.ONLY_JSON, Assumption.RAW_DELIVERY);
    }

    private static EventPattern.Builder name(String name) {
        return EventPattern.builder().name(name);
    }

    /** Trap 18. */
    @Test
    void protocolIsLeftOutFirstAndNeverAnAlternative() {
        FilterPolicy policy =
                of(name("a").attribute("q", "x").attribute("r", "y").build()).forSnsBody();

        assertThat(policy.json()).doesNotContain("mega");
        assertThat(new FilterJudge(policy)).isNotNull();
        assertThat(policy.widened())
                .extracting(Widening::reason)
                .contains("left out: 5 fields and 150 combinations is the limit");

        EventPattern[] many = new EventPattern[20];
        for (int i = 0; i < many.length; i++) {
            many[i] = name("event." + i).domain("d" + i).build();
        }
        assertThat(of(EventPattern.anyOf(many)).forSnsBody().json()).contains("event.0\"", "event.19\"");
    }

    @Test
    void limitIsRefusedIfThatIsChosen() {
        FilterPolicyBuilder builder =
                of(name("a").attribute("q", "x").attribute("r", "y").build()).refusingOverLimit();

        assertThatThrownBy(builder::forSnsBody)
                .isInstanceOf(FilterPolicyException.class)
                .hasMessageContaining("at most 5 fields and 150 combinations")
                .hasMessageContaining("in the patterns of Events");
        assertThat(of(ADDED).refusingOverLimit().forSnsBody().json()).contains("item.added");
    }

    @Test
    void filtersOfAnEventSourceAreAtMostFiveOf4096Characters() {
        EventPattern[] many = new EventPattern[40];
        for (int i = 0; i < many.length; i++) {
            many[i] = name("event." + i).subject("subject ".repeat(12) + i).build();
        }
        FilterPolicy policy = of(EventPattern.anyOf(many)).forEventSource();

        assertThat(policy.patterns()).hasSizeBetween(2, 5).allMatch(pattern -> pattern.length() <= 4_096);
        assertThat(of(EventPattern.anyOf(many)).forEventBridge().json().length())
                .isLessThanOrEqualTo(2_048);
    }
}
