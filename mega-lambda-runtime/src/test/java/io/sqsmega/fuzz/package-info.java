/**
 * What can a body do to it? Fuzz tests (Jazzer) of everything that reads what anybody wrote who can write to a queue. A
 * build replays the kept inputs; {@code JAZZER_FUZZ=1} looks for new ones. Public API only.
 */
@NullMarked
package io.sqsmega.fuzz;

import org.jspecify.annotations.NullMarked;
