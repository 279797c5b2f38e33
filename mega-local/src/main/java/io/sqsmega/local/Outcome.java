package io.sqsmega.local;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a batch in one invocation. Immutable.
 *
 * @param failed the ids of the messages that were not processed
 * @param failure the exception that made all of them fail, or null
 */
record Outcome(Set<String> failed, @Nullable Throwable failure) {
    static final Outcome SUCCESS = new Outcome(Set.of(), null);
}
