@NullMarked
package io.sqsmega.settle;

import org.jspecify.annotations.NullMarked;
