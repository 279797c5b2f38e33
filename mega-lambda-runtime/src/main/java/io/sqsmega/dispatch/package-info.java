/**
 * Which outcome does a message get? The {@link io.sqsmega.dispatch.Dispatcher} gives each message to all subscribers
 * that match and answers with one {@link io.sqsmega.dispatch.Outcome}.
 *
 * <p>Depends on {@code subscribe}, {@code guard}, {@code match}, {@code message} and {@code payload}.
 */
@NullMarked
package io.sqsmega.dispatch;

import org.jspecify.annotations.NullMarked;
