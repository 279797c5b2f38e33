/**
 * The types that a user extends or returns: the kinds of {@link io.sqsmega.subscribe.Subscriber}, their
 * {@link io.sqsmega.subscribe.Result}, {@link io.sqsmega.subscribe.Validation} and
 * {@link io.sqsmega.subscribe.Transformer}.
 *
 * <p>Depends on {@code match}, {@code match.index}, {@code message} and {@code payload}.
 */
@NullMarked
package io.sqsmega.subscribe;

import org.jspecify.annotations.NullMarked;
