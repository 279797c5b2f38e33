package io.sqsmega.architecture.nested.codec;

import io.sqsmega.architecture.nested.codec.tree.KnowsCodec;

/** Knows the subpackage. */
public final class KnowsTree {
    final Class<?> tree = KnowsCodec.class;
}
