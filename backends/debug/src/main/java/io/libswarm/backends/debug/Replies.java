package io.libswarm.backends.debug;

import io.libswarm.protocol.*;
import io.libswarm.runtime.gate.Failures;

/**
 * What becomes of a reply on its way back: paths are shown as the mirror shows them, and streams are tapped. A spawned node's handle is left
 * to the one who can stand in front of it.
 */
final class Replies {
    private final Mirror mirror;
    private final Taps taps;

    Replies(Mirror mirror, Taps taps) {
        this.mirror = mirror;
        this.taps = taps;
    }

    /** The reply as it is shown; of the same family. */
    @SuppressWarnings("unchecked")
    <R extends NodeReply> R shown(R reply, Entry entry) {
        if (reply instanceof Failure failure) {
            return Failures.as(mirror.failure(failure));
        }
        NodeReply shown = node(reply);
        return (R) (shown == null ? stream(reply, entry) : shown);
    }

    private @org.jspecify.annotations.Nullable NodeReply node(NodeReply reply) {
        if (reply instanceof ChildrenListed listed) {
            return new ChildrenListed(
                    listed.children().stream().map(mirror::summary).toList(),
                    listed.cursor(),
                    listed.failures().stream()
                            .map(each -> new PeerFailure(mirror.path(each.path()), mirror.failure(each.failure())))
                            .toList());
        } else if (reply instanceof NodeReported reported) {
            return new NodeReported(mirror.state(reported.node()));
        } else if (reply instanceof NodeUpdated updated) {
            return new NodeUpdated(mirror.state(updated.node()));
        } else if (reply instanceof NodeStarted started) {
            return new NodeStarted(mirror.state(started.node()), started.alreadyStarted());
        } else if (reply instanceof NodeStopped stopped) {
            return new NodeStopped(mirror.state(stopped.node()), stopped.alreadyStopped());
        } else if (reply instanceof NodeRemoved removed) {
            return new NodeRemoved(
                    mirror.path(removed.path()), removed.alreadyGone(), mirror.cursorOrNone(removed.cursor()));
        }
        return null;
    }

    private NodeReply stream(NodeReply reply, Entry entry) {
        if (reply instanceof WatchOffered offered) {
            return new WatchOffered(taps.source(offered.events(), entry, "events", mirror::event));
        } else if (reply instanceof LogsOffered offered) {
            return new LogsOffered(taps.source(offered.chunks(), entry, "chunks"));
        } else if (reply instanceof ConnectionOffered offered) {
            return new ConnectionOffered(
                    taps.sink(offered.input(), entry, "input"),
                    taps.source(offered.output(), entry, "output"),
                    offered.terminal());
        } else if (reply instanceof FilesOffered offered) {
            return new FilesOffered(taps.source(offered.tar(), entry, "tar"));
        } else if (reply instanceof UploadOffered offered) {
            return new UploadOffered(
                    taps.sink(offered.tar(), entry, "tar"), taps.source(offered.outcome(), entry, "outcome"));
        } else if (reply instanceof NativeOffered offered) {
            return new NativeOffered(
                    taps.sink(offered.request(), entry, "request"), taps.source(offered.response(), entry, "response"));
        }
        return reply;
    }
}
