package io.sqsmega.architecture.nested.codec.tree;

import io.sqsmega.architecture.nested.codec.KnowsTree;
import org.bson.BsonDocument;

/** Knows the parent, and the BSON library. */
public final class KnowsCodec {
    final Class<?> codec = KnowsTree.class;
    final Class<?> document = BsonDocument.class;
}
