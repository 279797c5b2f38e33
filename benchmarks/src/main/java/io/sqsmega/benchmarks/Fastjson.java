package io.sqsmega.benchmarks;

import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.JSONPath;
import com.alibaba.fastjson2.JSONReader;
import java.lang.reflect.Type;

/** The contestant fastjson2: parses a whole text, or reads two fields by path. */
final class Fastjson {
    private static final JSONPath FIELDS =
            JSONPath.of(new String[] {"$.event.name", "$.event.version"}, new Type[] {String.class, Integer.class});

    private Fastjson() {}

    static int size(String json) {
        return JSON.parseObject(json).size();
    }

    /** Returns the subscribers of the event's name and version. */
    static int matching(String json, ByHand subscribers) {
        Object[] fields = (Object[]) FIELDS.extract(JSONReader.of(json));
        return subscribers.found((String) fields[0], (Integer) fields[1]);
    }
}
