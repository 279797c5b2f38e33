/**
 * Where did it come from? A {@link io.sqsmega.message.Message} as SQS delivered it, and the
 * {@link io.sqsmega.message.SnsNotification} that may be wrapped around its payload.
 *
 * <p>Depends on {@code codec} and {@code payload}.
 */
@NullMarked
package io.sqsmega.message;

import org.jspecify.annotations.NullMarked;
