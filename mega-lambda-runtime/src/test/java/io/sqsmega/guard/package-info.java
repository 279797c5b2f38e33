@NullMarked
package io.sqsmega.guard;

import org.jspecify.annotations.NullMarked;
