@NullMarked
package io.sqsmega.dispatch;

import org.jspecify.annotations.NullMarked;
