/** Lines of the framework, from a function that is loaded as Lambda loads it, in each logging framework. */
@NullMarked
package io.sqsmega.log;

import org.jspecify.annotations.NullMarked;
