package io.sqsmega.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A subscriber of a function.
 *
 * @param messages what it listens to, sorted
 * @param wants its patterns in words, by the part of the message that they match
 */
record SubscriberEntry(String name, List<MessageEntry> messages, Map<String, String> wants) {
    SubscriberEntry {
        messages = List.copyOf(messages);
        wants = Collections.unmodifiableMap(new LinkedHashMap<>(wants));
    }
}
