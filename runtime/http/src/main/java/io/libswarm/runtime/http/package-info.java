/**
 * The door: one HTTP listener for TCP, TLS and Unix sockets, and the router that everything which is served over HTTP hangs its
 * routes into. Bodies and upgraded connections are byte streams with back-pressure in both directions.
 *
 * <p>Start here: {@link io.libswarm.runtime.http.HttpListener} opens an address, {@link io.libswarm.runtime.http.Router} finds
 * the handler, {@link io.libswarm.runtime.http.Exchange} is one request and its answer.
 */
@NullMarked
package io.libswarm.runtime.http;

import org.jspecify.annotations.NullMarked;
