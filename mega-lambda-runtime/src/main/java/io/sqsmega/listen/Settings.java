package io.sqsmega.listen;

import io.sqsmega.dispatch.Dispatcher;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The settings collected by {@link ListenerBuilder}. */
record Settings(
        Dispatcher dispatcher,
        int pollers,
        int concurrency,
        @Nullable Duration visibilityTimeout,
        Duration waitTime,
        Duration shutdownGrace) {}
