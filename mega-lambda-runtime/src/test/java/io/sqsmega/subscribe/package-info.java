@NullMarked
package io.sqsmega.subscribe;

import org.jspecify.annotations.NullMarked;
