/** A package that forms a cycle with its own subpackage. */
@NullMarked
package io.sqsmega.architecture.nested.codec;

import org.jspecify.annotations.NullMarked;
