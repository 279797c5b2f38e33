@NullMarked
package io.sqsmega.examples.large;

import org.jspecify.annotations.NullMarked;
