/**
 * Decodes bodies to payloads and encodes payloads to bodies: {@link io.sqsmega.codec.Body} reads the syntax (JSON, BSON
 * in Base64, bytes, text), {@link io.sqsmega.codec.PayloadCodec} the meaning, above all the MEGA schema.
 *
 * <p>{@link io.sqsmega.codec.BodyScanner} reads the fields that patterns match without decoding a body. It leaves
 * uncommon bodies to decoding, which defines the meaning of a body.
 *
 * <p>Formats are read and written in {@code codec.json} and {@code codec.bson}, with the shared classes of
 * {@code codec.document}; {@code codec.bind} is typed access. Depends on these except {@code codec.bind}, and on
 * {@code projection} and {@code payload}; only {@code NearMiss} needs Jackson. The BSON library is loaded when the
 * first body needs it.
 */
@NullMarked
package io.sqsmega.codec;

import org.jspecify.annotations.NullMarked;
