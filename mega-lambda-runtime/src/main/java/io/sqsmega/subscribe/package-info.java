/**
 * Who takes it, and what became of it? Subscribers say what they want and do the work; the
 * {@link io.sqsmega.subscribe.Dispatcher} gives each message to all of them that match and answers with one
 * {@link io.sqsmega.subscribe.Outcome}.
 *
 * <p>Depends on {@code match}, {@code message}, {@code select} and {@code payload}.
 */
@NullMarked
package io.sqsmega.subscribe;

import org.jspecify.annotations.NullMarked;
