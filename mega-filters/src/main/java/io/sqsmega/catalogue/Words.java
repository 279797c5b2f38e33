package io.sqsmega.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all forms of a catalogue say. */
final class Words {
    private Words() {}

    static String title(List<FunctionEntry> functions) {
        String names =
                String.join(", ", functions.stream().map(FunctionEntry::name).toList());
        return "Who listens to what: " + names;
    }

    /** Returns "cart: ItemAdded" of each subscriber to a message, by the message. */
    static Map<MessageEntry, List<String>> listeners(List<FunctionEntry> functions) {
        Map<MessageEntry, List<String>> listeners = new TreeMap<>();
        for (FunctionEntry function : functions) {
            for (SubscriberEntry subscriber : function.subscribers()) {
                for (MessageEntry message : subscriber.messages()) {
                    listeners
                            .computeIfAbsent(message, missing -> new ArrayList<>())
                            .add(function.name() + ": " + subscriber.name());
                }
            }
        }
        return listeners;
    }
}
