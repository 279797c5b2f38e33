@NullMarked
package io.sqsmega.projection;

import org.jspecify.annotations.NullMarked;
