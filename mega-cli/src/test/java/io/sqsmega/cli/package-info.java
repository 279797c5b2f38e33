@NullMarked
package io.sqsmega.cli;

import org.jspecify.annotations.NullMarked;
