@NullMarked
package io.sqsmega.codec;

import org.jspecify.annotations.NullMarked;
