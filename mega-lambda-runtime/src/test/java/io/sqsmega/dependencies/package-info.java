@NullMarked
package io.sqsmega.dependencies;

import org.jspecify.annotations.NullMarked;
