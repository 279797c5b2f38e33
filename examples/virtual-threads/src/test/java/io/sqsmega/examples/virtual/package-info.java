@NullMarked
package io.sqsmega.examples.virtual;

import org.jspecify.annotations.NullMarked;
