package io.libswarm.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.FilesOffered;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.ReadFiles;
import io.libswarm.protocol.ReadFilesReply;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamName;
import io.libswarm.protocol.UploadOffered;
import io.libswarm.protocol.Verb;
import io.libswarm.protocol.WriteFiles;
import io.libswarm.protocol.WriteFilesReply;
import io.libswarm.runtime.stream.Streams;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files in and out, as tar. */
public interface FilesContract extends Contract {

    @Test
    default void filesThatAreWrittenAreReadBack() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.WRITE_FILES) && tasks().given(Verb.READ_FILES))) {
            return;
        }
        NodePath task = tasks().running();
        ByteString content = ByteString.fromString("some text\n".repeat(30_000));

        assertThat(write(task, Tarball.of("conform.txt", content))).isEqualTo(StreamEnded.COMPLETE);
        List<StreamElement> tar = read(task, subject().directory() + "/conform.txt");

        assertThat(Bytes.end(tar)).isEqualTo(StreamEnded.COMPLETE);
        assertThat(Tarball.firstName(Bytes.data(tar))).isEqualTo("conform.txt");
        assertThat(Tarball.firstContent(Bytes.data(tar))).isEqualTo(content);
        tasks().remove(task);
    }

    @Test
    default void aFileThatIsNotThereIsNotFound() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.READ_FILES))) {
            return;
        }
        NodePath task = tasks().running();

        Failure failure = Probe.refused(ErrorCode.NOT_FOUND, ask(task, "/no/such/file"));

        assertThat(failure.message()).contains("/no/such/file");
        Probe.refused(ErrorCode.INVALID, ask(task, "relative"));
        tasks().remove(task);
    }

    @Test
    default void whatIsNoTarIsRefused() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.WRITE_FILES))) {
            return;
        }
        NodePath task = tasks().running();

        StreamEnded end = write(task, ByteString.fromString("no tar at all\n".repeat(500)));

        assertThat(end.failure()).isNotNull();
        tasks().remove(task);
    }

    private StreamEnded write(NodePath task, ByteString tar) {
        WriteFilesReply reply =
                probe().ask(task, (c, r) -> new WriteFiles(c, subject().directory(), r));
        UploadOffered upload = Probe.expect(UploadOffered.class, reply);
        Received<StreamElement> outcome = Received.of(upload.outcome().getSource(), probe().system());
        Streams.chunks(StreamName.DATA, Source.single(tar))
                .via(Streams.framed())
                .filter(element -> !(element instanceof StreamEnded))
                .runWith(upload.tar().getSink(), probe().system());
        return Bytes.end(outcome.all());
    }

    private ReadFilesReply ask(NodePath task, String at) {
        return probe().ask(task, (c, r) -> new ReadFiles(c, at, r));
    }

    private List<StreamElement> read(NodePath task, String at) {
        return Received.of(Probe.expect(FilesOffered.class, ask(task, at)).tar().getSource(), probe().system())
                .all();
    }
}
