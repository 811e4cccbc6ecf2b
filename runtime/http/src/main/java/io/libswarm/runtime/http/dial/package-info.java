/**
 * An asynchronous HTTP/1.1 client for TCP, TLS and Unix sockets that keeps what it carries: repeated headers stay apart, nothing
 * is decoded, bodies are streams with back-pressure, and an upgraded connection is a duplex stream with half-close both ways.
 * Start at {@link io.libswarm.runtime.http.dial.Dialler}.
 */
@NullMarked
package io.libswarm.runtime.http.dial;

import org.jspecify.annotations.NullMarked;
