/**
 * The fields of documents that patterns match, as one tree of names ({@link io.sqsmega.projection.Projection}), and
 * their values in one document ({@link io.sqsmega.projection.ProjectedValues}). A reader can skip all other fields
 * without creating values.
 *
 * <p>{@code io.sqsmega.match} defines the projection, {@code io.sqsmega.codec} reads it from a body. Depends only on
 * the JDK.
 */
@NullMarked
package io.sqsmega.projection;

import org.jspecify.annotations.NullMarked;
