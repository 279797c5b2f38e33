@NullMarked
package io.sqsmega.aws;

import org.jspecify.annotations.NullMarked;
