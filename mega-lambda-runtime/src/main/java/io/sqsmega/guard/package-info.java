/**
 * Duplicate guards: a {@link io.sqsmega.guard.DuplicateGuard} remembers which subscriber is done with which message.
 *
 * <p>Depends on {@code message}.
 */
@NullMarked
package io.sqsmega.guard;

import org.jspecify.annotations.NullMarked;
