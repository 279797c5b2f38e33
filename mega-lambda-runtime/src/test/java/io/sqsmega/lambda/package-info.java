@NullMarked
package io.sqsmega.lambda;

import org.jspecify.annotations.NullMarked;
