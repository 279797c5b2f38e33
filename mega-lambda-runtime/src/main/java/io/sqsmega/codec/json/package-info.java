/**
 * JSON: a tokenizer over bytes, strings and their escapes, a reader and a writer.
 *
 * <p>Depends on {@code codec.document} and {@code payload}.
 */
@NullMarked
package io.sqsmega.codec.json;

import org.jspecify.annotations.NullMarked;
