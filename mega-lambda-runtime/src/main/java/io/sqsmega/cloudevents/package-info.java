/**
 * CloudEvents: {@link io.sqsmega.cloudevents.CloudEvents} reads them as MEGA events and publishes MEGA events as
 * CloudEvents.
 *
 * <p>Depends on {@code publish}, {@code subscribe}, {@code message}, {@code codec}, {@code codec.json}, {@code payload}
 * and the CloudEvents SDK, {@code io.cloudevents:cloudevents-core}, which an application that uses this package adds
 * itself.
 */
@NullMarked
package io.sqsmega.cloudevents;

import org.jspecify.annotations.NullMarked;
