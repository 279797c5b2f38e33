package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DaemonThreadsTest {
    @Test
    void theyAreNumberedAndKeepNoVirtualMachineAlive() {
        DaemonThreads threads = new DaemonThreads("name");
        Thread first = threads.newThread(() -> {});
        Thread second = threads.newThread(() -> {});

        assertThat(first.getName()).isEqualTo("name-1");
        assertThat(second.getName()).isEqualTo("name-2");
        assertThat(first.isDaemon()).isTrue();
        assertThat(second.isDaemon()).isTrue();
    }
}
