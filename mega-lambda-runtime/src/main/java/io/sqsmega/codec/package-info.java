/**
 * How does a body become a payload, and a payload a body? {@link io.sqsmega.codec.Body} reads the syntax (JSON, BSON in
 * Base64, bytes, text), {@link io.sqsmega.codec.PayloadCodec} the meaning, the MEGA schema above all.
 *
 * <p>{@link io.sqsmega.codec.BodyScanner} finds in a body what somebody looks at, before anyone decodes it. What it
 * does not take for ordinary is decoded, so that decoding stays the definition of what a body means.
 *
 * <p>Formats are read and written in {@code codec.json} and {@code codec.bson}, over what {@code codec.document}
 * shares; {@code codec.bind} is typed access. Depends on these, {@code projection} and {@code payload}. Jackson and the
 * BSON library are loaded when the first body asks for them.
 */
@NullMarked
package io.sqsmega.codec;

import org.jspecify.annotations.NullMarked;
