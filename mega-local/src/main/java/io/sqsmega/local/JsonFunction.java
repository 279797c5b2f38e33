package io.sqsmega.local;

import org.jspecify.annotations.Nullable;

/**
 * A function whose event and response are JSON text, for a function that runs in another process or is written in
 * another language.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface JsonFunction {
    /**
     * Processes one batch.
     *
     * @param event the event as Lambda writes it: <a
     *     href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">{@code {"Records":[…]}}</a>
     * @return {@code {"batchItemFailures":[{"itemIdentifier":"…"}]}}, or null, or nothing
     * @throws Exception to fail the whole batch
     */
    @Nullable
    String invoke(String event) throws Exception;
}
