/** Functions that the tests start in a process of their own. */
@NullMarked
package io.sqsmega.test.functions;

import org.jspecify.annotations.NullMarked;
