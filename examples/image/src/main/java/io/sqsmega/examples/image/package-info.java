/** Trains the AOT cache of a function in the build of its container image. */
@NullMarked
package io.sqsmega.examples.image;

import org.jspecify.annotations.NullMarked;
