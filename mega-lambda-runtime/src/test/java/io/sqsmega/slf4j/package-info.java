@NullMarked
package io.sqsmega.slf4j;

import org.jspecify.annotations.NullMarked;
