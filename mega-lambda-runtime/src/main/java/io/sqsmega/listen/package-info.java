/**
 * Consuming in a long-running process: {@link io.sqsmega.listen.SqsListener} receives from a queue, passes each message
 * to the matching subscribers and deletes it when they are done; {@link io.sqsmega.listen.ListenerService} runs a
 * listener as a service.
 *
 * <p>Depends on {@code dispatch} and the packages below it, {@code settle}, {@code aws} and the AWS SDK for Java 2
 * ({@code software.amazon.awssdk:sqs}). Only {@code micrometer} depends on it.
 */
@NullMarked
package io.sqsmega.listen;

import org.jspecify.annotations.NullMarked;
