package io.libswarm.swarmctl;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "context",
        description = "Names doors: kept in ~/.config/libswarm/contexts.conf.",
        mixinStandardHelpOptions = true)
final class ContextCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs this
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "context: missing (expected: ls, add, use or rm)");
    }

    @Command(name = "ls", description = "Lists them; the current one has a star.", mixinStandardHelpOptions = true)
    int ls() throws IOException {
        Contexts contexts = contexts();
        String current = contexts.current();
        Table table = new Table("", "NAME", "HOST");
        contexts.all().forEach((name, place) -> table.row(name.equals(current) ? "*" : "", name, place.host()));
        console().out().print(table);
        return ExitCode.OK;
    }

    @Command(
            name = "add",
            description = "Adds one, or replaces it; the first one becomes the current one.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "URL", description = "As for --host.") String host,
            @Option(names = "--ca", description = "PEM file with the authorities to trust.") @Nullable String ca,
            @Option(names = "--cert", description = "PEM file with the client's certificate.") @Nullable String cert,
            @Option(names = "--key", description = "PEM file with its key.") @Nullable String key)
            throws IOException {
        Place place = new Place(host, ca, cert, key);
        place.endpoint();
        Contexts contexts = contexts();
        Map<String, Place> all = contexts.all();
        String current = contexts.current();
        all.put(name, place);
        contexts.write(all, current == null ? name : current);
        return ExitCode.OK;
    }

    @Command(name = "use", description = "Makes one the current one.", mixinStandardHelpOptions = true)
    int use(@Parameters(paramLabel = "NAME") String name) throws IOException {
        Map<String, Place> all = known(name);
        contexts().write(all, name);
        return ExitCode.OK;
    }

    @Command(name = "rm", description = "Forgets one.", mixinStandardHelpOptions = true)
    int rm(@Parameters(paramLabel = "NAME") String name) throws IOException {
        Map<String, Place> all = known(name);
        String current = contexts().current();
        all.remove(name);
        contexts().write(all, Objects.equals(current, name) ? null : current);
        return ExitCode.OK;
    }

    private Map<String, Place> known(String name) throws IOException {
        Map<String, Place> all = contexts().all();
        if (!all.containsKey(name)) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "context: " + name + " (expected: one of " + all.keySet() + "); see: swarmctl context ls");
        }
        return all;
    }

    private Contexts contexts() {
        return new Contexts(console().env());
    }

    private Console console() {
        return ((Swarmctl) spec.root().userObject()).console();
    }
}
