/**
 * The contents of a message: a {@link io.sqsmega.payload.Payload} is a MEGA event, a data object, plain text or bytes.
 *
 * <p>Depends on the JDK alone; {@code io.sqsmega.codec} reads and writes the wire formats.
 */
@NullMarked
package io.sqsmega.payload;

import org.jspecify.annotations.NullMarked;
