package io.sqsmega.examples.spring;

import io.sqsmega.listen.SqsListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens from the time when all beans are ready until the application stops. Then it finishes the messages that are
 * being processed, before Spring closes what their subscribers need.
 */
@Component
class ListenerLifecycle implements SmartLifecycle {
    private final SqsListener listener;
    private final Thread thread;

    ListenerLifecycle(SqsListener listener) {
        this.listener = listener;
        // No daemon: without a web server, nothing else keeps the process alive.
        this.thread = new Thread(listener::listen, "sqs-listener");
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        listener.close();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}
