/** The kit, tried as its users do. */
@NullMarked
package io.sqsmega.test;

import org.jspecify.annotations.NullMarked;
