@NullMarked
package io.sqsmega.functional;

import org.jspecify.annotations.NullMarked;
