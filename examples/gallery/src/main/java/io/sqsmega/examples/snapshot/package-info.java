/** A function that prepares what it needs before SnapStart's snapshot. */
@NullMarked
package io.sqsmega.examples.snapshot;

import org.jspecify.annotations.NullMarked;
