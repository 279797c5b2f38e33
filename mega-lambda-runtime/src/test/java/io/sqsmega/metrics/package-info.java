/** Metrics in the embedded metric format. */
@NullMarked
package io.sqsmega.metrics;

import org.jspecify.annotations.NullMarked;
