package io.sqsmega.architecture;

import io.sqsmega.Internal;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link PublicApi} lists of it, {@link PublicApiTest} says. */
public final class SampleApi {
    private SampleApi() {}

    abstract static class Base {
        public @Nullable String inherited() {
            return null;
        }
    }

    public abstract static class Listed<T extends Number> extends Base implements Runnable {
        public static final int constant = 1;
        static final int UNSEEN = 2;

        @Internal
        public int engine;

        protected Listed(int unused) {}

        public abstract T open(List<@Nullable String> names) throws IOException;

        @Internal
        public void between() {}

        void unseen() {}

        @Override
        public String toString() {
            return "";
        }

        public enum Inner {
            ONE
        }
    }

    @Internal
    public static class Marked {
        public void unlisted() {}
    }

    static class Hidden {
        public static class Within {}
    }
}
