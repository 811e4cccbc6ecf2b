package io.libswarm.backends.dockerserver;

import io.libswarm.runtime.http.Exchange;
import io.libswarm.runtime.http.Handler;
import io.libswarm.runtime.http.Request;

/**
 * Takes each request: those of {@code /tree/} go to the tree's own routes, all others to Docker's, without the version in their path. A
 * second answer is refused by the door, so that what answers late does no harm.
 */
final class Entrance implements Handler {
    private final Handler tree;
    private final Handler docker;

    Entrance(Handler tree, Handler docker) {
        this.tree = tree;
        this.docker = docker;
    }

    @Override
    public void handle(Exchange exchange) {
        Request request = exchange.request();
        String path = request.rawPath();
        if (path.startsWith("/tree/")) {
            tree.handle(exchange);
            return;
        }
        Visit unversioned = new Visit(exchange, request, null);
        int end = path.indexOf('/', 1);
        if (path.startsWith("/v") && path.length() > 2 && Character.isDigit(path.charAt(2)) && end > 0) {
            unversioned.attempt(() -> docker.handle(new Visit(
                    exchange, at(request, path.substring(end)), ApiVersion.ofClient(path.substring(2, end)))));
        } else {
            unversioned.attempt(() -> docker.handle(unversioned));
        }
    }

    private static Request at(Request request, String path) {
        return new Request(request.method(), path, request.rawQuery(), request.query(), request.headers());
    }
}
