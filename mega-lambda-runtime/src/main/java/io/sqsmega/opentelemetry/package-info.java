/**
 * Where did a message come from, and where did it spend its time? {@link io.sqsmega.opentelemetry.OpenTelemetryTracing}
 * makes OpenTelemetry's spans of publishers, handlers and listeners.
 *
 * <p>Depends on {@code publish}, {@code dispatch}, {@code subscribe}, {@code message}, {@code payload} and
 * {@code io.opentelemetry:opentelemetry-api}, which an application that wants it adds itself.
 */
@NullMarked
package io.sqsmega.opentelemetry;

import org.jspecify.annotations.NullMarked;
