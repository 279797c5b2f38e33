@NullMarked
package io.sqsmega.select;

import org.jspecify.annotations.NullMarked;
