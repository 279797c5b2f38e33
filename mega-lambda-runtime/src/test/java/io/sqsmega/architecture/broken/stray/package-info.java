/** A tree that breaks every rule of the architecture, so that the rules can be seen to fail. */
@NullMarked
package io.sqsmega.architecture.broken.stray;

import org.jspecify.annotations.NullMarked;
