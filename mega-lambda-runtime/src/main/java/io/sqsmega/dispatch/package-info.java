/**
 * Dispatching: the {@link io.sqsmega.dispatch.Dispatcher} passes each message to all matching subscribers and returns
 * one {@link io.sqsmega.dispatch.Outcome}.
 *
 * <p>Depends on {@code subscribe}, {@code guard}, {@code match}, {@code match.index}, {@code message}, {@code log} and
 * {@code payload}.
 */
@NullMarked
package io.sqsmega.dispatch;

import org.jspecify.annotations.NullMarked;
