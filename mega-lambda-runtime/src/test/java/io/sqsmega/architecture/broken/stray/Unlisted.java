package io.sqsmega.architecture.broken.stray;

/** In a package that is not listed. */
final class Unlisted {}
