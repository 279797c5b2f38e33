@NullMarked
package io.sqsmega.examples.image;

import org.jspecify.annotations.NullMarked;
