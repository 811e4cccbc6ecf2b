package io.libswarm.client;

import akka.util.ByteString;
import io.libswarm.protocol.Header;
import java.util.List;

/**
 * A system's own answer to a native call.
 *
 * @param status HTTP status
 * @param headers repeated ones kept apart
 * @param body runs once; take it up within 30 s
 */
public record NativeAnswer(int status, List<Header> headers, SwarmStream<ByteString> body) {}
