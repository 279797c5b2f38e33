/**
 * Regular expressions in the RE2 dialect, compiled to automata: matching time grows linearly with the text.
 *
 * <p>Depends on {@code payload}.
 */
@NullMarked
package io.sqsmega.match.regex;

import org.jspecify.annotations.NullMarked;
