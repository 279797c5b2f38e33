package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import io.sqsmega.payload.InvalidPayloadException;
import java.util.ArrayList;
import java.util.List;

/** The current path of a walk through a document. It becomes text only for an error message. Not thread-safe. */
@Internal
public final class DocumentPath {
    private final List<Object> steps = new ArrayList<>();

    /** @param root the beginning of all paths; empty for the document itself */
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

    /** Returns the exception for the value at the current path. */
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
