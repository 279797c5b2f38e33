@NullMarked
package io.sqsmega.examples.snapshot;

import org.jspecify.annotations.NullMarked;
