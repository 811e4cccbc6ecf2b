package io.libswarm.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.Locale;

/** What benchmarks of whole processes measure and print. */
final class Figures {
    private Figures() {}

    /** Bytes of the heap in use after a full collection. */
    static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        MemoryUsage usage = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return usage.getUsed();
    }

    static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** File descriptors that this process holds; -1 where the system does not tell. */
    static int descriptors() {
        String[] open = new java.io.File("/proc/self/fd").list();
        return open == null ? -1 : open.length;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Microseconds that each of many runs takes, at the median. */
    static double micros(int runs, Runs run) throws Exception {
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            long from = System.nanoTime();
            run.run(i);
            times[i] = (System.nanoTime() - from) / 1e3;
        }
        return median(times);
    }

    static void row(String what, String format, Object... values) {
        System.out.printf(Locale.ROOT, "%-64s %s%n", what, String.format(Locale.ROOT, format, values));
    }

    /** One of many runs. */
    @FunctionalInterface
    interface Runs {
        void run(int number) throws Exception;
    }
}
