package io.libswarm.swarmd;

import io.libswarm.protocol.ProviderInfo;
import io.libswarm.runtime.spi.BackendProvider;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program: reads the command line, says all that is wrong with it at once, and otherwise runs the daemon until it is told to end. */
public final class Swarmd {
    private static final int WRONG = 2;

    private final Map<String, String> env;
    private final PrintStream out;
    private final PrintStream err;

    Swarmd(Map<String, String> env, PrintStream out, PrintStream err) {
        this.env = env;
        this.out = out;
        this.err = err;
    }

    /** Ends the process with 0 after a graceful end, 2 when it was set up wrongly, 1 when it could not go on. */
    public static void main(String[] args) {
        int code = new Swarmd(System.getenv(), System.out, System.err).run(args);
        System.exit(code);
    }

    int run(String... args) {
        CommandSpec spec = Flags.spec();
        ParseResult parsed;
        try {
            parsed = new CommandLine(spec).parseArgs(args);
        } catch (ParameterException e) {
            err.println("swarmd: " + e.getMessage() + "; see: swarmd --help");
            return WRONG;
        }
        if (parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
            CommandLine line = new CommandLine(spec);
            if (parsed.isUsageHelpRequested()) {
                line.usage(out);
            } else {
                line.printVersionHelp(out);
            }
            return 0;
        }
        List<ProviderInfo> providers = ServiceLoader.load(BackendProvider.class).stream()
                .map(found -> found.get().info())
                .sorted(Comparator.comparing(ProviderInfo::name))
                .toList();
        List<String> arguments = Flags.arguments(parsed);
        if (arguments.equals(List.of("backends"))) {
            out.print(ProviderList.of(providers));
            return 0;
        }
        return serve(parsed, providers, arguments);
    }

    private int serve(ParseResult parsed, List<ProviderInfo> providers, List<String> arguments) {
        Problems problems = new Problems();
        Path file = Flags.config(parsed, env);
        Given given = Flags.given(parsed);
        given.offer(env);
        ConfigurationFile configuration =
                file == null ? ConfigurationFile.none() : ConfigurationFile.read(file, problems);
        configuration.offer(given, problems);
        DaemonSettings settings = DaemonSettings.checked(given, problems);
        Wanted wanted = new Wanted(providers, configuration, arguments);
        wanted.check(problems);
        if (!problems.isEmpty()) {
            problems.lines().forEach(line -> err.println("swarmd: " + line));
            return WRONG;
        }
        Logging.setUp(settings.logLevel());
        return new Daemon(settings, configuration.akka(), wanted, out, err).run();
    }
}
