/** A function whose messages are processed on virtual threads. */
@NullMarked
package io.sqsmega.examples.virtual;

import org.jspecify.annotations.NullMarked;
