package io.sqsmega.examples.demo;

import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.PublishReceipt;
import java.util.List;
import java.util.function.Function;

/**
 * A message of the load: what it is, how it is sent, and what should become of it.
 *
 * @param what it is
 * @param how it is written and sent
 * @param publish sends it with these options
 * @param expected what should become of it
 * @param subscribers who should match, in the order of their registration
 */
record Shipment(
        String what,
        String how,
        Function<PublishOptions.Builder, PublishReceipt> publish,
        Fate expected,
        List<String> subscribers) {

    /** The message attribute that tells which message of the load this is, wherever it turns up. */
    static final String NUMBER = "shipment";

    /** Nobody should want it, unless {@link #becomes} says otherwise. */
    static Shipment of(String what, String how, Function<PublishOptions.Builder, PublishReceipt> publish) {
        return new Shipment(what, how, publish, Fate.UNMATCHED, List.of());
    }

    Shipment becomes(Fate fate, String... atSubscribers) {
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
