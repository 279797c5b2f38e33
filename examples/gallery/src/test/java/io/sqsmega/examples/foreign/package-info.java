@NullMarked
package io.sqsmega.examples.foreign;

import org.jspecify.annotations.NullMarked;
