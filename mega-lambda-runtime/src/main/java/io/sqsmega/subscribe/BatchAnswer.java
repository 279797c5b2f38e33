package io.sqsmega.subscribe;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The answer of a batch subscriber: a {@link Result} for each message. A message that is not named is done.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class BatchAnswer {
    /** Every message is done. */
    public static final BatchAnswer OK = all(Result.OK);

    private final Result others;
    private final Map<BatchItem<?>, Result> results;

    private BatchAnswer(Result others, Map<BatchItem<?>, Result> results) {
        this.others = others;
        this.results = results;
    }

    /**
     * Returns the same result for every message.
     *
     * @param result the result of each message
     * @return the answer
     */
    public static BatchAnswer all(Result result) {
        return new BatchAnswer(Objects.requireNonNull(result, "result must not be null"), Map.of());
    }

    /**
     * Starts with every message done.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    Result of(BatchItem<?> item) {
        return results.getOrDefault(item, others);
    }

    /** Returns whether each named message is one of these. */
    boolean isOnlyOf(Collection<? extends BatchItem<?>> items) {
        return items.stream().filter(results::containsKey).count() == results.size();
    }

    /** Returns, for example, {@code BatchAnswer[Result[OK], and 2 others]}. */
    @Override
    public String toString() {
        return "BatchAnswer[" + others + (results.isEmpty() ? "" : ", and " + results.size() + " others") + "]";
    }

    /** Builds a {@link BatchAnswer}. Not thread-safe. */
    public static final class Builder {
        private final Map<BatchItem<?>, Result> results = new HashMap<>();

        private Builder() {}

        /**
         * Sets the result of a message of the batch; the last one counts. The other messages are done.
         *
         * @param item one of those that the subscriber was called with; with another one, the whole batch is retried
         * @param result the result of that message
         * @return this builder
         */
        public Builder put(BatchItem<?> item, Result result) {
            Objects.requireNonNull(item, "item must not be null");
            results.put(item, Objects.requireNonNull(result, "result must not be null"));
            return this;
        }

        /**
         * Sets the same result for several messages of the batch.
         *
         * @param items some of those that the subscriber was called with
         * @param result the result of each of them
         * @return this builder
         */
        public Builder putAll(Collection<? extends BatchItem<?>> items, Result result) {
            Objects.requireNonNull(result, "result must not be null");
            items.forEach(item -> put(item, result));
            return this;
        }

        /**
         * Builds the answer.
         *
         * @return the answer
         */
        public BatchAnswer build() {
            return new BatchAnswer(Result.OK, new HashMap<>(results));
        }
    }
}
