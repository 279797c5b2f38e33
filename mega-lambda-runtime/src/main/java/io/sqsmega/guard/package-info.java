/**
 * Was this delivery processed before? A {@link io.sqsmega.guard.DuplicateGuard} remembers which subscriber processed
 * which message.
 *
 * <p>Depends on {@code message}.
 */
@NullMarked
package io.sqsmega.guard;

import org.jspecify.annotations.NullMarked;
