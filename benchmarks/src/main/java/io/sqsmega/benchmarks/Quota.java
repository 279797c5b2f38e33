package io.sqsmega.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A share of one processor, like Lambda's share for a memory size. It requires writable control groups, which also
 * measure CPU time in nanoseconds. Without them there is no quota, and the kernel's ticks are used.
 */
final class Quota implements AutoCloseable {
    private static final Path CPU = Path.of("/sys/fs/cgroup/cpu");
    private static final Path ACCOUNTS = Path.of("/sys/fs/cgroup/cpuacct");
    private static final int PERIOD_MICROS = 20_000;

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String name = "mega-" + ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet();
    private final List<Path> groups = new ArrayList<>();

    /** @param processors the share of a processor, for example 0.58 for a function with 1,024 MB */
    static Quota of(double processors) {
        Quota quota = new Quota();
        try {
            Path cpu = quota.group(CPU);
            Files.writeString(cpu.resolve("cpu.cfs_period_us"), String.valueOf(PERIOD_MICROS));
            Files.writeString(cpu.resolve("cpu.cfs_quota_us"), String.valueOf((int) (PERIOD_MICROS * processors)));
            Files.readString(quota.group(ACCOUNTS).resolve("cpuacct.usage"));
        } catch (IOException notAllowed) {
            quota.close();
        }
        return quota;
    }

    private Path group(Path parent) throws IOException {
        Path group = Files.createDirectory(parent.resolve(name));
        groups.add(group);
        return group;
    }

    boolean isKept() {
        return !groups.isEmpty();
    }

    /** Returns the command that runs a command within the quota. */
    List<String> within(List<String> command) {
        if (!isKept()) {
            return command;
        }
        StringBuilder script = new StringBuilder();
        groups.forEach(group -> script.append("echo $$ > ").append(group).append("/cgroup.procs; "));
        List<String> whole = new ArrayList<>(List.of("sh", "-c", script + "exec \"$@\"", "sh"));
        whole.addAll(command);
        return whole;
    }

    /** Returns the CPU time of all processes within the quota, or of the process if there is no quota. */
    Duration cpuTime(ProcessHandle process) {
        try {
            return isKept()
                    ? Duration.ofNanos(
                            Long.parseLong(Files.readString(groups.get(1).resolve("cpuacct.usage"))
                                    .trim()))
                    : process.info().totalCpuDuration().orElseThrow();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Override
    public void close() {
        for (Path group : groups) {
            try {
                Files.delete(group);
            } catch (IOException stillInUse) {
                throw new IllegalStateException(stillInUse);
            }
        }
        groups.clear();
    }
}
