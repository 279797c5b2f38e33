@NullMarked
package io.sqsmega.match.index;

import org.jspecify.annotations.NullMarked;
