/**
 * What shall hold? Reads the cases of {@code src/test/resources/vectors}, which other MEGA libraries are held to as
 * well.
 *
 * <p>Depends on {@code io.sqsmega.payload} for the values that a case is made of.
 */
@NullMarked
package io.sqsmega.vectors;

import org.jspecify.annotations.NullMarked;
