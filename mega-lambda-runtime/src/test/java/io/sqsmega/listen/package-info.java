@NullMarked
package io.sqsmega.listen;

import org.jspecify.annotations.NullMarked;
