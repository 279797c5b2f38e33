@NullMarked
package io.sqsmega.nulls;

import org.jspecify.annotations.NullMarked;
