package io.sqsmega.listen;

import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.Redelivery;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The settings collected by {@link ListenerBuilder}. */
record Settings(
        Dispatcher dispatcher,
        Redelivery redelivery,
        int pollers,
        int concurrency,
        @Nullable Duration visibilityTimeout,
        Duration waitTime,
        Duration shutdownGrace) {}
