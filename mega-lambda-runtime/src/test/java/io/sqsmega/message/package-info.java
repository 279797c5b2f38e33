@NullMarked
package io.sqsmega.message;

import org.jspecify.annotations.NullMarked;
