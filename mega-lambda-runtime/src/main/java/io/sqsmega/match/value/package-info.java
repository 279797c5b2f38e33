/**
 * Comparison of values: numbers, points in time, and IP addresses.
 *
 * <p>Depends on {@code payload}.
 */
@NullMarked
package io.sqsmega.match.value;

import org.jspecify.annotations.NullMarked;
