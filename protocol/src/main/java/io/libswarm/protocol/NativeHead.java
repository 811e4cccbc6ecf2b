package io.libswarm.protocol;

import java.util.List;

/**
 * The first element of a native call's answer.
 *
 * @param status HTTP status
 * @param headers repeated ones kept apart
 */
public record NativeHead(int status, List<Header> headers) implements StreamElement {
    public NativeHead {
        headers = Copies.list(headers);
    }
}
