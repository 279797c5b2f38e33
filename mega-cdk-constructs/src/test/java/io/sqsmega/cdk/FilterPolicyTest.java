package io.sqsmega.cdk;

import static io.sqsmega.filters.Assumption.ONLY_JSON;
import static io.sqsmega.filters.Assumption.RAW_DELIVERY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.filters.FilterPolicy;
import io.sqsmega.filters.FilterPolicyBuilder;
import io.sqsmega.filters.FilterTarget;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Matchers;
import io.sqsmega.subscribe.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.sns.SubscriptionFilter;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscriptionProps;

/** The filter of what a handler wants, in the template. */
@NeedsNode
class FilterPolicyTest {
    private static final SqsSubscriptionProps RAW =
            SqsSubscriptionProps.builder().rawMessageDelivery(true).build();

    /** Wants one event. */
    static final class Handler extends MegaSqsHandler {
        Handler(Object name) {
            on(EventPattern.builder().name(name).build(), (payload, message) -> Result.OK);
        }
    }

    private static FilterPolicyBuilder wanting(Object name) {
        return FilterPolicy.of(new Handler(name)).assuming(ONLY_JSON);
    }

    @Test
    void everySubscriptionHasThePolicy() {
        Synth synth = new Synth();
        MegaQueue cart = synth.queue("Cart")
                .topic(synth.topic("Events").build())
                .ownTopic()
                .filterPolicy(wanting("item.added").forSnsBody())
                .build();
        Template template = synth.template();

        assertThat(cart.getSubscriptions()).hasSize(2).allSatisfy(subscription -> {
            Map<String, Object> properties = synth.properties(template, subscription);
            assertThat(properties)
                    .containsEntry("FilterPolicyScope", "MessageBody")
                    .hasEntrySatisfying(
                            "FilterPolicy",
                            policy -> assertThat(policy.toString())
                                    .isEqualTo(
                                            "{event={name=[item.added]}, protocol=[mega], version=[{numeric=[=, 1]}]}"));
        });
        assertThat(synth.warnings()).noneMatch(warning -> warning.contains("filter"));
    }

    @Test
    void changeOfThePatternsChangesTheTemplate() {
        assertThat(List.of(template("item.added"), template("item.added"), template("item.removed")))
                .satisfies(templates -> {
                    assertThat(templates.get(0)).isEqualTo(templates.get(1)).isNotEqualTo(templates.get(2));
                });
    }

    private static Object template(String name) {
        Synth synth = new Synth();
        MegaQueue cart = synth.queue("Cart")
                .ownTopic()
                .filterPolicy(wanting(name).forSnsBody())
                .build();
        return synth.properties(synth.template(), cart.getSubscriptions().get(0))
                .get("FilterPolicy");
    }

    /** CloudFormation allows no null in a template, and the CDK drops it in silence: the filter would be narrower. */
    @Test
    void nullStaysInThePolicy() {
        Synth synth = new Synth();
        FilterPolicy policy = FilterPolicy.parse(FilterTarget.SNS_BODY, "{\"event\":{\"domain\":[\"a\",null]}}");
        MegaQueue cart = synth.queue("Cart").ownTopic().filterPolicy(policy).build();

        assertThat(synth.properties(synth.template(), cart.getSubscriptions().get(0)))
                .containsEntry("FilterPolicy", "{\"event\":{\"domain\":[\"a\",null]}}");
    }

    @Test
    void policyIsReadFromTheFileThatTheBuildWrites(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("policy.json");
        Files.writeString(
                file,
                wanting("item.added").assuming(RAW_DELIVERY).forEventSource().json());
        Synth synth = new Synth();
        MegaQueue cart = synth.queue("Cart")
                .topic(synth.topic("Events").build(), RAW)
                .filterPolicy(FilterPolicy.read(FilterTarget.EVENT_SOURCE, file))
                .build();

        assertThat(synth.properties(synth.template(), cart.getEventSourceMapping())
                        .get("FilterCriteria")
                        .toString())
                .isEqualTo("{Filters=[{Pattern={\"body\":{\"event\":{\"name\":[\"item.added\"]},"
                        + "\"protocol\":[\"mega\"],\"version\":[{\"numeric\":[\"=\",1]}]}}}]}");
        assertThat(synth.warnings()).anyMatch(warning -> warning.contains("matches is deleted"));
    }

    @Test
    void policyOfAttributesHasTheirScope() {
        Synth synth = new Synth();
        MegaQueue cart = synth.queue("Cart")
                .ownTopic()
                .filterPolicy(FilterPolicy.of(new Handler("item.added")).forSnsAttributes(Map.of("name", "event-name")))
                .build();

        assertThat(synth.properties(synth.template(), cart.getSubscriptions().get(0)))
                .containsEntry("FilterPolicyScope", "MessageAttributes")
                .containsEntry("FilterPolicy", Map.of("event-name", List.of("item.added")));
    }

    @Test
    void policyThatLetsEverythingPassIsLeftOut() {
        Synth synth = new Synth();
        MegaQueue cart = synth.queue("Cart")
                .ownTopic()
                .filterPolicy(FilterPolicy.of(new Handler("item.added")).forSnsAttributes(Map.of()))
                .build();

        assertThat(synth.properties(synth.template(), cart.getSubscriptions().get(0)))
                .doesNotContainKey("FilterPolicy");
        assertThat(synth.warnings()).anyMatch(warning -> warning.contains("lets every message pass"));
    }

    @Test
    void refusals() {
        Synth synth = new Synth();
        MegaTopic events = synth.topic("Events").build();
        FilterPolicy raw = wanting("a").assuming(RAW_DELIVERY).forEventSource();
        SqsSubscriptionProps filtered = SqsSubscriptionProps.builder()
                .filterPolicy(Map.of("tenant", SubscriptionFilter.existsFilter()))
                .build();

        refused(
                synth.queue("Cart").ownTopic().filterPolicy(wanting("a").forEventBridge()),
                "filterPolicy must be for SNS or the event source, got one for EventBridge: it is the eventPattern of a rule");
        refused(
                synth.queue("Cart").withoutTopic().filterPolicy(wanting("a").forSnsBody()),
                "filterPolicy for SNS must be given with a topic, got none");
        refused(
                synth.queue("Cart")
                        .topic(events, filtered)
                        .filterPolicy(wanting("a").forSnsBody()),
                "filterPolicy must be the only one, as a subscription has one, got another with Shop/Events/Topic");
        refused(
                synth.queue("Cart").topic(events).filterPolicy(raw),
                "filterPolicy assumes RAW_DELIVERY, so each topic must be given with rawMessageDelivery(true), got none with Shop/Events/Topic");
        refused(
                synth.queue("Cart").ownTopic().filterPolicy(raw),
                "filterPolicy must not assume RAW_DELIVERY with ownTopic(), whose messages arrive in envelopes and would be deleted");
        refused(
                synth.queue("Cart")
                        .withoutTopic()
                        .filters(List.of(Map.of("pattern", "{}")))
                        .filterPolicy(raw),
                "filterPolicy must not be given beside filters, as they are one list, got both");
        synth.queue("Cart")
                .topic(events)
                .filterPolicy(wanting(Matchers.startsWith("a")).forEventSource())
                .build();
    }

    private static void refused(MegaQueue.Builder wrong, String problem) {
        Refusals.assertRefused(wrong, problem + " at Shop/Cart");
    }
}
