@NullMarked
package io.sqsmega.codec.bson;

import org.jspecify.annotations.NullMarked;
