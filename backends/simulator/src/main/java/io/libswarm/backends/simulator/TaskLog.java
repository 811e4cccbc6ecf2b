package io.libswarm.backends.simulator;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a task wrote, line by line; the oldest lines go when it is full. Readers read from it by position and wait for more, so that a slow
 * one costs nothing but its place: it misses what has gone. Any thread.
 */
final class TaskLog {
    private final int most;
    private final List<StreamChunk> lines = new ArrayList<>(4);
    private final Set<LogReader> waiting = ConcurrentHashMap.newKeySet();
    /** How many of the lines in the list have gone, and of all. */
    private int gone;

    private long goneBefore;
    private int bytes;
    private boolean open;
    private @Nullable Integer exitStatus;

    TaskLog(int most) {
        this.most = most;
    }

    /** More will come. */
    synchronized void open() {
        open = true;
        exitStatus = null;
    }

    /** No more will come, until it is opened again. Those who follow are at its end. */
    void close(int status) {
        synchronized (this) {
            open = false;
            exitStatus = status;
        }
        wake();
    }

    /** Adds a line of the simulator's own. */
    void line(String text) {
        write(StreamName.STDOUT, ByteString.fromString("simulator: " + text + "\n"));
    }

    /** Adds what a task wrote, as lines. */
    void write(StreamName stream, ByteString data) {
        Instant now = Instant.now();
        synchronized (this) {
            ByteString rest = data;
            while (!rest.isEmpty()) {
                int end = rest.indexOf((byte) '\n') + 1;
                ByteString line = rest.take(end == 0 ? rest.size() : end);
                rest = rest.drop(line.size());
                lines.add(new StreamChunk(stream, line, now));
                bytes += line.size();
            }
            forget();
        }
        wake();
    }

    private void forget() {
        while (bytes > most && size() > 1) {
            bytes -= lines.get(gone).data().size();
            gone++;
        }
        if (gone > 1000 && gone > lines.size() / 2) {
            lines.subList(0, gone).clear();
            goneBefore += gone;
            gone = 0;
        }
    }

    private void wake() {
        waiting.forEach(LogReader::wake);
    }

    /** A line and where it is. */
    record Positioned(long position, StreamChunk line) {}

    /** The line at a position, or the first after it that is still there; null when there is none yet. */
    synchronized @Nullable Positioned at(long position) {
        long from = Math.max(position, first());
        return from >= end() ? null : new Positioned(from, lines.get((int) (from - goneBefore)));
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** How the task ended; null while it runs, and before. */
    synchronized @Nullable Integer exitStatus() {
        return exitStatus;
    }

    private long first() {
        return goneBefore + gone;
    }

    /** Where the next line will be. */
    synchronized long end() {
        return goneBefore + lines.size();
    }

    private int size() {
        return lines.size() - gone;
    }

    /** Where to begin for the last so many lines, or all; and none older than that. */
    synchronized long begin(int tail, @Nullable Instant since) {
        long from = tail < 0 ? first() : Math.max(first(), end() - tail);
        while (since != null && from < end() && isBefore(lines.get((int) (from - goneBefore)), since)) {
            from++;
        }
        return from;
    }

    private static boolean isBefore(StreamChunk line, Instant since) {
        Instant time = line.time();
        return time != null && time.isBefore(since);
    }

    /** What is there from a position on; and what comes, until the task has ended, if it is to follow. */
    Source<StreamElement, NotUsed> read(long from, boolean follow) {
        return Source.fromGraph(new LogReader.Stage(this, from, follow));
    }

    /** Brings nothing, and completes when the task has ended. */
    Source<StreamElement, NotUsed> untilEnd() {
        return read(Long.MAX_VALUE, true);
    }

    void add(LogReader reader) {
        waiting.add(reader);
    }

    void remove(LogReader reader) {
        waiting.remove(reader);
    }
}
