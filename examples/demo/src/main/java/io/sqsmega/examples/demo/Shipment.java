package io.sqsmega.examples.demo;

import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.PublishReceipt;
import java.util.List;
import java.util.function.Function;

/**
 * A message of the load: what it is, how it is sent, and its expected outcome.
 *
 * @param what a name for the message
 * @param how its encoding and route
 * @param publish sends it with the given options
 * @param expected the expected outcome
 * @param subscribers the subscribers that should match, in the order of their registration
 */
record Shipment(
        String what,
        String how,
        Function<PublishOptions.Builder, PublishReceipt> publish,
        Fate expected,
        List<String> subscribers) {

    /** The name of the message attribute with the message's number in the load. */
    static final String NUMBER = "shipment";

    /** Returns a message that no subscriber should match; {@link #expect} changes this. */
    static Shipment of(String what, String how, Function<PublishOptions.Builder, PublishReceipt> publish) {
        return new Shipment(what, how, publish, Fate.UNMATCHED, List.of());
    }

    Shipment expect(Fate fate, String... atSubscribers) {
        return new Shipment(what, how, publish, fate, List.of(atSubscribers));
    }

    PublishReceipt send(int number) {
        return publish.apply(PublishOptions.builder().attribute(NUMBER, number));
    }

    @Override
    public String toString() {
        return what + " (" + how + ")";
    }
}
