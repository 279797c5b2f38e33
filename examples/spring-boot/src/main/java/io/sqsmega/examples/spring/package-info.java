/** A listener as a bean of Spring Boot. */
@NullMarked
package io.sqsmega.examples.spring;

import org.jspecify.annotations.NullMarked;
