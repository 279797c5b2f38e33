/** The demo checks itself; these tests check that it can fail. */
@NullMarked
package io.sqsmega.examples.demo;

import org.jspecify.annotations.NullMarked;
