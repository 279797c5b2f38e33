@NullMarked
package io.sqsmega.micrometer;

import org.jspecify.annotations.NullMarked;
