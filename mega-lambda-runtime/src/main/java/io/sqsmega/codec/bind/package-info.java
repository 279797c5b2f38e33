/**
 * Typed access: binds values of a payload to the user's classes with Jackson's data binding.
 *
 * <p>Depends on {@code codec.document} and {@code payload}. Depends on Jackson; loaded at the first typed access.
 */
@NullMarked
package io.sqsmega.codec.bind;

import org.jspecify.annotations.NullMarked;
