/**
 * Classes shared by all document formats: names, text as bytes, numbers as text, and cursors that visit the fields of a
 * document without building it.
 *
 * <p>Depends on {@code payload}.
 */
@NullMarked
package io.sqsmega.codec.document;

import org.jspecify.annotations.NullMarked;
