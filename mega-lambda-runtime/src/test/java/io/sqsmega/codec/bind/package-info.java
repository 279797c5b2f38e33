@NullMarked
package io.sqsmega.codec.bind;

import org.jspecify.annotations.NullMarked;
