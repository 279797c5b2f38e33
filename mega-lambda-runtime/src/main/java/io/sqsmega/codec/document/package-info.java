/**
 * What all document formats share: names, text as bytes, numbers on the wire, and cursors that visit the fields of a
 * document without building it.
 *
 * <p>Depends on {@code payload}.
 */
@NullMarked
package io.sqsmega.codec.document;

import org.jspecify.annotations.NullMarked;
