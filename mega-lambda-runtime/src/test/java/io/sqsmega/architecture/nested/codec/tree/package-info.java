/** A subpackage that nobody listed, which forms a cycle with its parent and sees a library. */
@NullMarked
package io.sqsmega.architecture.nested.codec.tree;

import org.jspecify.annotations.NullMarked;
