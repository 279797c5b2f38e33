@NullMarked
package io.sqsmega.examples.kotlin;

import org.jspecify.annotations.NullMarked;
