@NullMarked
package io.sqsmega.codec.document;

import org.jspecify.annotations.NullMarked;
