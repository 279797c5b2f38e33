@NullMarked
package io.sqsmega.payload;

import org.jspecify.annotations.NullMarked;
