package io.libswarm.protocol;

/** An element of a byte stream: logs, connections, files and native calls. Ordered; a stream's last element says how it ended. */
public sealed interface StreamElement extends WireMessage
        permits NativeHead, StreamChunk, StreamEnded, TerminalResized {}
