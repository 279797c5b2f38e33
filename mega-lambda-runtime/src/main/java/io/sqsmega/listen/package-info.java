/**
 * How does a long-running process take messages? {@link io.sqsmega.listen.SqsListener} receives from a queue, gives
 * each message to the subscribers that match, and deletes what they are done with;
 * {@link io.sqsmega.listen.ListenerService} makes a service of it.
 *
 * <p>Depends on {@code subscribe}, {@code settle}, {@code publish}, {@code match}, {@code message}, {@code codec},
 * {@code payload} and the AWS SDK for Java 2 ({@code software.amazon.awssdk:sqs}). Nothing depends on it.
 */
@NullMarked
package io.sqsmega.listen;

import org.jspecify.annotations.NullMarked;
