/**
 * Settles messages on their queue: {@link io.sqsmega.settle.SqsBackoff} delays messages that are to be delivered again,
 * {@link io.sqsmega.settle.SqsDeadLetterQueue} receives refused messages, and {@link io.sqsmega.settle.Redrive} lists
 * the messages of a dead-letter queue and sends them back.
 *
 * <p>Depends on {@code dispatch}, {@code subscribe}, {@code publish}, {@code message}, {@code payload}, {@code aws} and
 * the AWS SDK for Java 2 ({@code software.amazon.awssdk:sqs}), which is loaded only when one of these is used.
 */
@NullMarked
package io.sqsmega.settle;

import org.jspecify.annotations.NullMarked;
