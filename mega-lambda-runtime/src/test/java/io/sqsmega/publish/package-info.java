@NullMarked
package io.sqsmega.publish;

import org.jspecify.annotations.NullMarked;
