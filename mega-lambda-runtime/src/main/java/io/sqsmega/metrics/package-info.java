/**
 * What do a function's metrics say? {@link io.sqsmega.metrics.EmbeddedMetrics} writes them into the log, from which
 * CloudWatch takes them.
 *
 * <p>Depends on {@code dispatch}, {@code subscribe}, {@code message}, {@code log} and {@code payload}.
 */
@NullMarked
package io.sqsmega.metrics;

import org.jspecify.annotations.NullMarked;
