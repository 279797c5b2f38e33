/**
 * BSON: a reader with strict limits, a cursor, and a writer.
 *
 * <p>Depends on {@code codec.document} and {@code payload}. The only package that depends on the BSON library.
 */
@NullMarked
package io.sqsmega.codec.bson;

import org.jspecify.annotations.NullMarked;
