@NullMarked
package io.sqsmega.examples.spring;

import org.jspecify.annotations.NullMarked;
