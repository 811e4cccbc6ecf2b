package io.libswarm.backends.debug;

import io.libswarm.protocol.CallNative;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.ConnectNode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeResolved;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.ReadFiles;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.ResolveNode;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.StopNode;
import io.libswarm.protocol.StreamLogs;
import io.libswarm.protocol.UpdateNode;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WriteFiles;

/**
 * What the log says of one query: verb, path, what of its content is no secret, request id and principal; with its answer, and what passes in
 * its streams. Values of the environment, labels, arguments, headers and bodies are never in it.
 */
final class Entry {
    private final String head;
    private final String tail;
    private final long began = System.nanoTime();

    Entry(NodePath path, NodeQuery<?> query) {
        String content = content(query);
        this.head = query.verb() + " " + path;
        this.tail = (content.isEmpty() ? "" : " " + content) + " ["
                + query.context().requestId() + " by "
                + query.context().principal().name() + "]";
    }

    /** The line for its answer. */
    String answered(NodeReply reply) {
        return head + tail + " -> " + outcome(reply) + " in " + tenths((System.nanoTime() - began) / 100_000) + " ms";
    }

    /** A line for one of its streams. */
    String of(String stream, String what) {
        return head + " " + stream + ": " + what + " at " + tenths((System.nanoTime() - began) / 100_000) + " ms";
    }

    private static String tenths(long tenths) {
        return tenths / 10 + "." + tenths % 10;
    }

    private static String content(NodeQuery<?> query) {
        if (query instanceof ListChildren q) {
            return "limit=" + q.page().limit()
                    + (q.page().cursor() == null ? "" : " after=" + q.page().cursor());
        } else if (query instanceof ResolveNode q) {
            return "path=" + q.path();
        } else if (query instanceof GetNode q) {
            return q.freshness().name();
        } else if (query instanceof SpawnNode q) {
            return "name=" + q.spec().name() + " image=" + q.spec().image();
        } else if (query instanceof StopNode q) {
            return "signal=" + q.signal() + " grace=" + q.grace();
        } else if (query instanceof RemoveNode q) {
            return "force=" + q.force();
        } else if (query instanceof UpdateNode q) {
            return "labels=" + q.labels().keySet() + " changes=" + q.changes().size() + " B";
        } else if (query instanceof WatchNode q) {
            return "depth=" + (q.depth() == WatchNode.WHOLE_SUBTREE ? "all" : q.depth()) + " since=" + q.since();
        } else if (query instanceof StreamLogs q) {
            return "follow=" + q.follow() + " since=" + q.since() + " tail=" + q.tail();
        } else if (query instanceof ConnectNode q) {
            return String.valueOf(q.connection());
        } else if (query instanceof ReadFiles q) {
            return "at=" + q.at();
        } else if (query instanceof WriteFiles q) {
            return "at=" + q.at();
        } else if (query instanceof CallNative q) {
            int secret = q.target().indexOf('?');
            return q.method() + " " + (secret < 0 ? q.target() : q.target().substring(0, secret) + "?...");
        }
        return "";
    }

    private static String outcome(NodeReply reply) {
        String type = reply.getClass().getSimpleName();
        if (reply instanceof Failure failure) {
            return failure.code() + ": " + failure.message();
        } else if (reply instanceof ChildrenListed listed) {
            return type + " (" + listed.children().size() + ", "
                    + listed.failures().size() + " failures)";
        } else if (reply instanceof NodeReported reported) {
            return type + " (" + reported.node().summary().state() + ")";
        } else if (reply instanceof NodeSpawned spawned) {
            return type + " (" + spawned.handle().path() + ")";
        } else if (reply instanceof NodeResolved resolved) {
            return type + " (" + resolved.handle().kind() + " "
                    + resolved.handle().path() + ")";
        }
        return type;
    }
}
