package io.sqsmega.architecture.broken.codec;

import io.sqsmega.architecture.broken.payload.PayloadHelper;

/** Closes the cycle. */
public final class KnowsPayload {
    final PayloadHelper payload = new PayloadHelper();
}
