package io.libswarm.backends.simulator;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.FilesOffered;
import io.libswarm.protocol.ReadFiles;
import io.libswarm.protocol.ReadFilesReply;
import io.libswarm.protocol.StreamName;
import io.libswarm.protocol.WriteFiles;
import io.libswarm.protocol.WriteFilesReply;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.stream.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** The files of one task, in memory, by their absolute paths; directories are there when something is in them. Any thread. */
final class TaskFiles {
    private final int most;
    private final NavigableMap<String, ByteString> files = new TreeMap<>();
    private int bytes;

    TaskFiles(int most) {
        this.most = most;
    }

    /** Answers with a file, or with a directory and all in it. */
    void read(Call<ReadFiles, ReadFilesReply> call, ActorSystem<?> system) {
        String at = plain(call.query().at());
        List<Tar.Entry> found = find(at);
        if (found.isEmpty()) {
            call.fail(ErrorCode.NOT_FOUND, "no file at " + call.query().at());
            return;
        }
        Source<ByteString, ?> tar = Source.from(found).map(Tar::write).concat(Source.single(Tar.END));
        call.reply(new FilesOffered(Streams.offer(Streams.chunks(StreamName.DATA, tar), system)));
    }

    /** Answers with where to send a tar, whose files are put there once it is complete. */
    void write(Call<WriteFiles, WriteFilesReply> call, ActorSystem<?> system) {
        String at = plain(call.query().at());
        Sink<ByteString, CompletionStage<Done>> sink = Flow.<ByteString>create()
                .fold(ByteString.emptyByteString(), this::joined)
                .map(tar -> put(at, Tar.read(tar)))
                .toMat(Sink.ignore(), Keep.right());
        call.reply(Streams.upload(sink, system));
    }

    private ByteString joined(ByteString tar, ByteString data) {
        if (tar.size() + data.size() > most + 1024 * 1024) {
            throw full();
        }
        return tar.concat(data);
    }

    private AnsweredException full() {
        return new AnsweredException(
                ErrorCode.TOO_LARGE, "files of more than " + most + " bytes (expected: fewer; see fileBytes)");
    }

    private synchronized Done put(String at, List<Tar.Entry> entries) {
        for (Tar.Entry entry : entries) {
            String path = at + "/" + plain("/" + entry.name()).substring(1);
            ByteString before = files.getOrDefault(path, ByteString.emptyByteString());
            if (bytes + entry.content().size() - before.size() > most) {
                throw full();
            }
            bytes += entry.content().size() - before.size();
            files.put(path, entry.content());
        }
        return Done.getInstance();
    }

    /** The names in the archive begin with the last name of the path, as Docker's do. */
    private synchronized List<Tar.Entry> find(String at) {
        int above = at.lastIndexOf('/') + 1;
        List<Tar.Entry> found = new ArrayList<>();
        ByteString file = files.get(at);
        if (file != null) {
            found.add(new Tar.Entry(at.substring(above), file));
        }
        String within = at + "/";
        files.tailMap(within).forEach((path, content) -> {
            if (path.startsWith(within)) {
                found.add(new Tar.Entry(path.substring(above), content));
            }
        });
        return found;
    }

    /** Without {@code .}, {@code ..} and doubled slashes; the root is empty. */
    private static String plain(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                if (!names.isEmpty()) {
                    names.remove(names.size() - 1);
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return names.isEmpty() ? "" : "/" + String.join("/", names);
    }
}
