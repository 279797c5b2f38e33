@NullMarked
package io.sqsmega.dynamodb;

import org.jspecify.annotations.NullMarked;
