package io.sqsmega.local;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an invocation made of its batch. Immutable.
 *
 * @param failed the ids of the messages that were not processed
 * @param failure why all of them failed, or null
 */
record Outcome(Set<String> failed, @Nullable Throwable failure) {
    static final Outcome SUCCESS = new Outcome(Set.of(), null);
}
