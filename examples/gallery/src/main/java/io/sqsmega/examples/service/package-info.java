/** A process outside Lambda. */
@NullMarked
package io.sqsmega.examples.service;

import org.jspecify.annotations.NullMarked;
