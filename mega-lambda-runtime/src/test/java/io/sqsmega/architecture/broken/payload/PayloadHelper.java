package io.sqsmega.architecture.broken.payload;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.architecture.broken.codec.KnowsPayload;

/**
 * Points back at the codec, sees Jackson, has a name that says nothing, and is public but neither final nor abstract.
 */
public class PayloadHelper {
    final ObjectMapper mapper = new ObjectMapper();
    final Class<?> back = KnowsPayload.class;
}
