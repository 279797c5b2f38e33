/**
 * What is done to it on the queue? {@link io.sqsmega.settle.SqsBackoff} hides what shall come again for a while,
 * {@link io.sqsmega.settle.SqsDeadLetterQueue} takes what is refused, and {@link io.sqsmega.settle.Redrive} looks into
 * a dead-letter queue and sends back.
 *
 * <p>Depends on {@code subscribe}, {@code publish}, {@code message}, {@code match} and the AWS SDK for Java 2
 * ({@code software.amazon.awssdk:sqs}), which is loaded only when one of these is used.
 */
@NullMarked
package io.sqsmega.settle;

import org.jspecify.annotations.NullMarked;
