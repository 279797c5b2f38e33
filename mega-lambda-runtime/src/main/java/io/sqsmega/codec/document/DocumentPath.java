package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import io.sqsmega.payload.InvalidPayloadException;
import java.util.ArrayList;
import java.util.List;

/** Where in a document a walk stands. Put into words only when something is refused. Not thread-safe. */
@Internal
public final class DocumentPath {
    private final List<Object> steps = new ArrayList<>();

    /** @param root what the paths begin with; empty for the document itself */
    public DocumentPath(String root) {
        if (!root.isEmpty()) {
            steps.add(root);
        }
    }

    public void enter(String name) {
        steps.add(name);
    }

    public void enter(int index) {
        steps.add(index);
    }

    void leave() {
        steps.remove(steps.size() - 1);
    }

    /** The exception for the value that stands here. */
    InvalidPayloadException refused(String rule, String met) {
        return new InvalidPayloadException(toString(), rule, met);
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer index) {
                words.append('[').append(index.intValue()).append(']');
            } else {
                words.append(words.length() == 0 ? "" : ".").append(step);
            }
        }
        return words.toString();
    }
}
