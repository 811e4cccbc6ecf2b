package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "describe",
        description = "Tells of a backend, or of a provider that has none yet: verbs, settings, health.",
        mixinStandardHelpOptions = true)
final class BackendDescribeCommand extends Subcommand {
    @Parameters(paramLabel = "NAME", description = "A backend, or a provider.")
    private String name = "";

    @Override
    int run(Door door, Console console) throws IOException {
        JsonNode answer;
        try {
            answer = door.get(Route.to("describe", name));
        } catch (CommandFailure failure) {
            if (failure.exitCode() != ExitCode.NOT_FOUND) {
                throw failure;
            }
            answer = provider(door, failure);
        }
        JsonNode described = answer;
        output().show(described, () -> people(described));
        return ExitCode.OK;
    }

    private JsonNode provider(Door door, CommandFailure noBackend) throws IOException {
        try {
            return door.get(Route.to("describe", "/_providers" + Route.path(name)));
        } catch (CommandFailure failure) {
            throw failure.exitCode() == ExitCode.NOT_FOUND ? noBackend : failure;
        }
    }

    private static String people(JsonNode described) {
        JsonNode provider = described.path("provider");
        StringBuilder text = new StringBuilder();
        line(text, "name", described.path("name"));
        line(text, "provider", provider.path("name"));
        line(text, "aliases", provider.path("aliases"));
        line(text, "about", provider.path("description"));
        line(text, "verbs", provider.path("verbs"));
        line(text, "emulated", described.path("emulated"));
        line(text, "features", described.path("features"));
        line(text, "protocol", described.path("protocol"));
        line(text, "health", described.path("health"));
        line(text, "member", described.path("member"));
        Table table = new Table("SETTING", "TYPE", "REQUIRED", "DEFAULT", "ABOUT");
        for (JsonNode setting : provider.path("settings")) {
            table.row(
                    setting.path("name").asText(),
                    setting.path("type").asText().toLowerCase(java.util.Locale.ROOT)
                            + (setting.path("repeatable").asBoolean() ? ", many" : ""),
                    setting.path("required").asBoolean() ? "yes" : "",
                    setting.path("fallback").isNull()
                            ? ""
                            : setting.path("fallback").asText(),
                    setting.path("description").asText());
        }
        return text + "\n" + table;
    }

    private static void line(StringBuilder text, String title, JsonNode value) {
        String shown = Json.line(value);
        if (!shown.isEmpty()) {
            text.append("%-10s %s%n".formatted(title, shown));
        }
    }
}
