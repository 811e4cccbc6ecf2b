package io.libswarm.swarmctl;

import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import io.libswarm.runtime.http.dial.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "native",
        description = {
            "Calls the system behind a node in its own words, as in: swarmctl native /east /version",
            "The answer's body goes to stdout; with a status of 400 or more the exit code is 1."
        },
        mixinStandardHelpOptions = true)
final class NativeCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "PATH", description = "The node.")
    private String path = "";

    @Parameters(index = "1", paramLabel = "TARGET", description = "The system's own path and query.")
    private String target = "";

    @Option(
            names = {"-X", "--method"},
            defaultValue = "GET",
            description = "GET when left out.")
    private String method = "GET";

    @Option(names = "--header", paramLabel = "NAME:VALUE", description = "A header to send. Repeatable.")
    private List<String> headers = List.of();

    @Option(
            names = {"-d", "--data"},
            paramLabel = "TEXT|@FILE|@-",
            description = "The body: text, a file, or standard input.")
    private @Nullable String data;

    @Option(
            names = {"-i", "--include"},
            description = "Print the status and headers first.")
    private boolean include;

    @Override
    int run(Door door, Console console) throws IOException {
        Route route = Route.to("native", path).then("/-" + (target.startsWith("/") ? target : "/" + target));
        RequestHead head = RequestHead.of(method, route.target().replace("/tree/v1/native//-/", "/tree/v1/native/-/"));
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw CommandFailure.usage("--header: " + header + " (expected: NAME:VALUE)");
            }
            head = head.with(
                    header.substring(0, colon), header.substring(colon + 1).strip());
        }
        Response response = door.send(head, body(console));
        if (include) {
            console.out()
                    .println(response.head().status() + " " + response.head().reason());
            response.head().headers().lines().forEach(l -> console.out().println(l.name() + ": " + l.value()));
            console.out().println();
        }
        if (response.head().status() >= 400) {
            byte[] answer = door.whole(response);
            if (Refusals.isOne(answer)) {
                throw Refusals.read(response.head().status(), answer, route.path());
            }
            console.out().write(answer);
            return ExitCode.FAILED;
        }
        try (InputStream answer = new PulledBytes(response.publisher())) {
            answer.transferTo(console.out());
        }
        return ExitCode.OK;
    }

    private RequestBody body(Console console) throws IOException {
        if (data == null) {
            return RequestBody.none();
        }
        if (data.equals("@-")) {
            return new RequestBody.Stream(new PushedBytes(console.in()));
        }
        if (!data.startsWith("@")) {
            return RequestBody.of(data);
        }
        Path file = Path.of(data.substring(1));
        if (!Files.isReadable(file)) {
            throw CommandFailure.usage("--data: " + data + " (expected: a file that can be read)");
        }
        return new RequestBody.Stream(new PushedBytes(Files.newInputStream(file)));
    }
}
