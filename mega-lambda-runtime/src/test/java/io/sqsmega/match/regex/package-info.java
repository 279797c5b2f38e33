@NullMarked
package io.sqsmega.match.regex;

import org.jspecify.annotations.NullMarked;
