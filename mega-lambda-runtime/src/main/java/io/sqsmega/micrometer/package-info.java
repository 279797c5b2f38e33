/**
 * What do a listener's metrics say in a Micrometer registry? {@link io.sqsmega.micrometer.ListenerMetrics} keeps them
 * there.
 *
 * <p>Depends on {@code listen}, {@code dispatch}, {@code subscribe}, {@code metrics} and Micrometer
 * ({@code io.micrometer:micrometer-core}), which is optional: nothing depends on this package.
 */
@NullMarked
package io.sqsmega.micrometer;

import org.jspecify.annotations.NullMarked;
