@NullMarked
package io.sqsmega.cloudevents;

import org.jspecify.annotations.NullMarked;
