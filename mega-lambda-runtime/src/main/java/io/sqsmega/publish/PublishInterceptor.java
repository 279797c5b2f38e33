package io.sqsmega.publish;

/**
 * Adds options to each message of a publisher, for example a correlation id or a tenant as an attribute:
 *
 * <pre>{@code
 * SqsPublisher.builder(queueUrl).interceptor(message -> message.attribute("tenant", Tenant.current())).build();
 * }</pre>
 *
 * <p>Called once for each message, on the thread that publishes, before the message is checked and sent. Exceptions
 * reach the caller of the publisher, and nothing is sent. Implementations must be thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PublishInterceptor {
    /**
     * Adds options to a message. What the message's own options say is kept. The encoding cannot be set, because the
     * body is written already.
     *
     * @param message starts with the default attributes of the publisher
     */
    void intercept(PublishOptions.Builder message);
}
