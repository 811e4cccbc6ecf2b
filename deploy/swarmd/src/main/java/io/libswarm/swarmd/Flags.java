package io.libswarm.swarmd;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command line, made of {@link DaemonOption}. */
final class Flags {
    private static final String CONFIG = "--config";

    private Flags() {}

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("swarmd").mixinStandardHelpOptions(true);
        String version = Flags.class.getPackage().getImplementationVersion();
        spec.version("swarmd " + (version == null ? "from a checkout" : version));
        spec.usageMessage()
                .description("Runs a member of a libswarm cluster, with a door for its users.")
                .customSynopsis("swarmd [OPTIONS] ['PROVIDER VALUE... key=value'...]", "swarmd backends")
                .footer(
                        "",
                        "Backends are quoted arguments: a provider, values, and key=value.",
                        "One that wants a target takes the next argument for it, or one in quotes or braces within its own.",
                        "`swarmd backends` lists the providers with their settings.",
                        "Each option can be set in the environment, too (--data-dir: SWARM_DATA_DIR), and in the file.");
        spec.addOption(OptionSpec.builder(CONFIG)
                .type(Path.class)
                .paramLabel("FILE")
                .description("Options and backends in HOCON; also SWARM_CONFIG.")
                .build());
        for (DaemonOption option : DaemonOption.values()) {
            OptionSpec.Builder built = OptionSpec.builder("--" + option.key()).description(option.description());
            if (option.isFlag()) {
                built.arity("0").type(boolean.class);
            } else {
                built.arity("1").type(List.class).auxiliaryTypes(String.class).paramLabel(option.value());
            }
            spec.addOption(built.build());
        }
        spec.addPositional(PositionalParamSpec.builder()
                .arity("0..*")
                .paramLabel("BACKEND")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("A provider and its settings.")
                .build());
        return spec;
    }

    static List<String> arguments(ParseResult parsed) {
        return parsed.matchedPositionalValue(0, List.of());
    }

    static @Nullable Path config(ParseResult parsed, Map<String, String> env) {
        Path flag = parsed.matchedOptionValue(CONFIG, null);
        String text = env.get("SWARM_CONFIG");
        return flag != null || text == null || text.isEmpty() ? flag : Path.of(text);
    }

    static Given given(ParseResult parsed) {
        Given given = new Given();
        for (DaemonOption option : DaemonOption.values()) {
            String flag = "--" + option.key();
            if (parsed.hasMatchedOption(flag)) {
                List<String> values = option.isFlag() ? List.of("true") : parsed.matchedOptionValue(flag, List.of());
                given.offer(option, values, flag);
            }
        }
        return given;
    }
}
