/**
 * Publishing: {@link io.sqsmega.publish.SqsPublisher} and {@link io.sqsmega.publish.SnsPublisher} send payloads to
 * queues and topics.
 *
 * <p>Depends on {@code codec}, {@code codec.json}, {@code log}, {@code payload}, {@code aws} and the AWS SDK for Java
 * 2, which an application that publishes adds itself: {@code software.amazon.awssdk:sqs} or {@code sns}, and an HTTP
 * client. {@code url-connection-client} is the light one: it has no dependencies, no threads of its own, and the
 * shortest cold start; exclude {@code apache5-client} and {@code netty-nio-client} then.
 */
@NullMarked
package io.sqsmega.publish;

import org.jspecify.annotations.NullMarked;
