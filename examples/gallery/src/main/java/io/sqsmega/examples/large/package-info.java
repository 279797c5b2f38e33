/** Payloads that are too large for the queue. */
@NullMarked
package io.sqsmega.examples.large;

import org.jspecify.annotations.NullMarked;
