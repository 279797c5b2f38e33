@NullMarked
package io.sqsmega.s3;

import org.jspecify.annotations.NullMarked;
