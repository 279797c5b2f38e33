@NullMarked
package io.sqsmega.codec.json;

import org.jspecify.annotations.NullMarked;
