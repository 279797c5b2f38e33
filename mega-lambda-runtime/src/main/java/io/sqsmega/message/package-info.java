/**
 * Messages: a {@link io.sqsmega.message.Message} as SQS delivered it, and the
 * {@link io.sqsmega.message.SnsNotification} that may be around its payload. {@link io.sqsmega.message.Envelope} opens
 * a message; {@link io.sqsmega.message.EnvelopeScanner} scans one without opening it.
 *
 * <p>Depends on {@code codec}, {@code codec.document}, {@code projection} and {@code payload}.
 */
@NullMarked
package io.sqsmega.message;

import org.jspecify.annotations.NullMarked;
