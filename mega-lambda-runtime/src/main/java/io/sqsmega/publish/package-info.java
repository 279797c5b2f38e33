/**
 * How does one say something? {@link io.sqsmega.publish.SqsPublisher} and {@link io.sqsmega.publish.SnsPublisher} send
 * payloads.
 *
 * <p>Depends on {@code codec}, {@code payload} and the AWS SDK for Java 2, which an application that publishes adds
 * itself: {@code software.amazon.awssdk:sqs} or {@code sns}, and an HTTP client. {@code url-connection-client} is the
 * light choice: no dependencies, no threads of its own, and the shortest cold start; leave {@code apache5-client} and
 * {@code netty-nio-client} out then.
 */
@NullMarked
package io.sqsmega.publish;

import org.jspecify.annotations.NullMarked;
