package io.sqsmega.dispatch;

import io.sqsmega.subscribe.Subscriber;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of the registered subscribers. A guard uses them as keys, so they must be unique and stable. Not
 * thread-safe.
 */
final class SubscriberNames {
    private final Set<String> names = new HashSet<>();
    private @Nullable String fault;

    void add(Subscriber subscriber, String name) {
        if (!names.add(name)) {
            fault = "got two that are called " + name;
        } else if (subscriber.getClass().isAnonymousClass() && name.equals(subscriber.defaultName())) {
            fault = "got the anonymous class " + name + ", whose number changes with the code around it";
        }
    }

    void checkForAGuard() {
        if (fault != null) {
            throw new IllegalArgumentException(
                    "with a duplicate guard, each subscriber must have a name() of its own that lasts, " + fault);
        }
    }
}
