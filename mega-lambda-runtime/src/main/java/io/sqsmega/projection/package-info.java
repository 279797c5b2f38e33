/**
 * Which fields of a document does anybody look at? What all patterns ask for, as one tree of names
 * ({@link io.sqsmega.projection.Projection}), and what one document has there
 * ({@link io.sqsmega.projection.ProjectedValues}). So a reader can pass over the rest without making values of it.
 *
 * <p>{@code io.sqsmega.match} says what is projected, {@code io.sqsmega.codec} finds it in a body. Depends on the JDK.
 */
@NullMarked
package io.sqsmega.projection;

import org.jspecify.annotations.NullMarked;
