package io.sqsmega.payload;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A map that fetches its fields once, at the first access, on the thread that makes it. Until then it keeps the source
 * of the fields reachable.
 */
final class LazyMap extends CanonicalMap {
    private final String path;
    private volatile @Nullable CanonicalMap content;
    private volatile @Nullable Supplier<? extends Map<?, ?>> source;

    LazyMap(Supplier<? extends Map<?, ?>> source, String path) {
        this.source = source;
        this.path = path;
    }

    @Override
    Map<String, @Nullable Object> fields() {
        return content().fields();
    }

    @Override
    int depth() {
        return content().depth();
    }

    @Override
    @Nullable
    Supplier<? extends Map<?, ?>> source() {
        return source;
    }

    private CanonicalMap content() {
        CanonicalMap present = content;
        return present == null ? fetch() : present;
    }

    private synchronized CanonicalMap fetch() {
        CanonicalMap fetched = content;
        Supplier<? extends Map<?, ?>> unread = source;
        if (fetched == null && unread != null) {
            fetched = Values.canonicalCopyOf(unread.get(), path);
            content = fetched;
            source = null;
        }
        if (fetched == null) {
            throw new IllegalStateException(path + " must have a source or contents");
        }
        return fetched;
    }
}
