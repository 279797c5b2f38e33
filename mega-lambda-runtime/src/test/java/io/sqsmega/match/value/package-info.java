@NullMarked
package io.sqsmega.match.value;

import org.jspecify.annotations.NullMarked;
