package io.libswarm.runtime.http.tree;

import io.libswarm.protocol.FilesOffered;
import io.libswarm.protocol.ReadFiles;
import io.libswarm.protocol.ReadFilesReply;
import io.libswarm.protocol.StreamName;
import io.libswarm.protocol.UploadOffered;
import io.libswarm.protocol.WriteFiles;
import io.libswarm.protocol.WriteFilesReply;
import io.libswarm.runtime.http.ByteStreams;
import io.libswarm.runtime.tree.Question;

/** Files as tar. */
final class FileRoutes {
    private FileRoutes() {}

    static void read(Visit visit) {
        String at = visit.parameters().required("at");
        Question<ReadFilesReply> question = (context, to) -> new ReadFiles(context, at, to);
        visit.ask(question, FilesOffered.class, offered -> {
            Elements.begin(visit, offered.tar().getSource(), (first, rest) -> {
                ByteStreams.respond(
                        visit.exchange(),
                        200,
                        visit.headers("application/x-tar"),
                        Elements.bytes(Elements.joined(first, rest)),
                        visit.materializer());
            });
        });
    }

    static void write(Visit visit) {
        String at = visit.parameters().required("at");
        Question<WriteFilesReply> question = (context, to) -> new WriteFiles(context, at, to);
        visit.ask(question, UploadOffered.class, offered -> {
            Elements.begin(visit, offered.outcome().getSource(), (written, rest) -> visit.empty(204));
            Elements.chunks(StreamName.DATA, ByteStreams.source(visit.exchange().body()))
                    .runWith(offered.tar().getSink(), visit.materializer());
        });
    }
}
