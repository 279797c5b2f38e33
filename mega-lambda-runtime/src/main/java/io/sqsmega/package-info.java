/** Types that all packages of the framework share. */
@NullMarked
package io.sqsmega;

import org.jspecify.annotations.NullMarked;
