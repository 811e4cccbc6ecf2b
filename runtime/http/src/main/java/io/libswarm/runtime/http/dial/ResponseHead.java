package io.libswarm.runtime.http.dial;

/** A response's status line and headers, as they came. */
public record ResponseHead(int status, String reason, Headers headers) {

    public boolean ok() {
        return status >= 200 && status < 300;
    }
}
