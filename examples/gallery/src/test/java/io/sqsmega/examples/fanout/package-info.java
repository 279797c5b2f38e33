@NullMarked
package io.sqsmega.examples.fanout;

import org.jspecify.annotations.NullMarked;
