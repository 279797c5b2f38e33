package io.sqsmega.codec;

/**
 * A text within an array of characters, which is somebody else's and may change soon.
 *
 * @param length in characters
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record JsonCharacters(char[] array, int start, int length) {}
