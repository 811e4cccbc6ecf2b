package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "set",
        description =
                "Changes a node by a JSON merge patch, as in: swarmctl set /east/h/web '{\"labels\":{\"tier\":\"2\"}}'",
        mixinStandardHelpOptions = true)
final class SetCommand extends Subcommand {
    @Parameters(paramLabel = "PATH")
    private String path = "";

    @Parameters(paramLabel = "JSON")
    private String patch = "";

    @Override
    int run(Door door, Console console) throws IOException {
        Route route = Route.to("set", path);
        RequestHead head = RequestHead.of("PATCH", route.target()).with("Content-Type", "application/merge-patch+json");
        byte[] answer = door.whole(door.open(head, RequestBody.of(patch(patch)), route.path()));
        JsonNode node = Json.read(answer);
        output().show(node, () -> GetCommand.table(node));
        return ExitCode.OK;
    }

    private static String patch(String typed) throws CommandFailure {
        try {
            if (Json.read(typed).isObject()) {
                return typed;
            }
        } catch (IOException e) {
            throw CommandFailure.usage("patch: not JSON: " + Failures.firstLine(String.valueOf(e.getMessage())));
        }
        throw CommandFailure.usage("patch: " + typed + " (expected: a JSON object)");
    }
}
