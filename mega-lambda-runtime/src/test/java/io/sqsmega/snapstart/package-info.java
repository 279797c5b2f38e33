/**
 * What is in the snapshot that SnapStart takes? The handler runs in a process of its own, behind Lambda's runtime
 * client, which is told that it is in an environment with SnapStart.
 */
@NullMarked
package io.sqsmega.snapstart;

import org.jspecify.annotations.NullMarked;
