@NullMarked
package io.sqsmega.architecture;

import org.jspecify.annotations.NullMarked;
