/**
 * What does a message say? A {@link io.sqsmega.payload.Payload} is one of four things: a MEGA event, a data object,
 * plain text or bytes.
 *
 * <p>Depends on the JDK alone: how a payload is written on the wire is the business of {@code io.sqsmega.codec}.
 */
@NullMarked
package io.sqsmega.payload;

import org.jspecify.annotations.NullMarked;
