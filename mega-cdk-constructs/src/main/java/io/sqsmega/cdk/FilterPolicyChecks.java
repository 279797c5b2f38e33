package io.sqsmega.cdk;

import io.sqsmega.cdk.MegaSourceProps.TopicSource;
import io.sqsmega.filters.FilterPolicy;
import io.sqsmega.filters.FilterTarget;
import java.util.Map;

/** Rejects a filter policy that nothing would apply, or that another one would replace. */
final class FilterPolicyChecks {
    /** The scope of a subscription's filter policy by the target of the policy. */
    static final Map<FilterTarget, String> SCOPES =
            Map.of(FilterTarget.SNS_BODY, "MessageBody", FilterTarget.SNS_ATTRIBUTES, "MessageAttributes");

    private FilterPolicyChecks() {}

    static void check(MegaEventSourceProps<?> props, Findings findings) {
        FilterPolicy policy = props.filterPolicy;
        if (policy == null) {
            return;
        }
        switch (policy.target()) {
            case SNS_BODY, SNS_ATTRIBUTES -> ofSubscriptions(props, findings);
            case EVENT_SOURCE -> ofMapping(policy, props, findings);
            case EVENT_BRIDGE ->
                findings.error(
                        "filterPolicy must be for SNS or the event source, got one for EventBridge: it is the eventPattern of a rule");
        }
        if (policy.passesEverything()) {
            findings.warning(
                    "filterPolicyPassesEverything",
                    "The filterPolicy lets every message pass, because a subscriber takes all, or its patterns cannot be said there: FilterPolicy.widened() lists them.");
        }
    }

    private static void ofSubscriptions(MegaEventSourceProps<?> props, Findings findings) {
        findings.require(
                props.ownTopic || !props.topics.isEmpty(), "filterPolicy for SNS must be given with a topic, got none");
        for (TopicSource source : props.topics) {
            findings.require(
                    source.subscription().getFilterPolicy() == null
                            && source.subscription().getFilterPolicyWithMessageBody() == null,
                    "filterPolicy must be the only one, as a subscription has one, got another with "
                            + source.topic().getNode().getPath());
        }
    }

    private static void ofMapping(FilterPolicy policy, MegaEventSourceProps<?> props, Findings findings) {
        findings.require(
                props.filters.isEmpty(),
                "filterPolicy must not be given beside filters, as they are one list, got both");
        if (policy.passesEnvelopes()) {
            return;
        }
        findings.require(
                !props.ownTopic,
                "filterPolicy must not assume RAW_DELIVERY with ownTopic(), whose messages arrive in envelopes and would be deleted");
        for (TopicSource source : props.topics) {
            findings.require(
                    Boolean.TRUE.equals(source.subscription().getRawMessageDelivery()),
                    "filterPolicy assumes RAW_DELIVERY, so each topic must be given with rawMessageDelivery(true), got none with "
                            + source.topic().getNode().getPath());
        }
    }
}
