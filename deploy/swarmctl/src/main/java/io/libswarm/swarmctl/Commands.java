package io.libswarm.swarmctl;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * All commands by name. Only those that are named are made, unless all are needed (for help and completion): reading the
 * annotations of two dozen classes takes longer than most commands do.
 */
final class Commands {
    private static final Map<String, Supplier<Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("ls", LsCommand::new);
        ALL.put("tree", TreeCommand::new);
        ALL.put("get", GetCommand::new);
        ALL.put("set", SetCommand::new);
        ALL.put("spawn", SpawnCommand::new);
        ALL.put("start", StartCommand::new);
        ALL.put("stop", StopCommand::new);
        ALL.put("rm", RmCommand::new);
        ALL.put("logs", LogsCommand::new);
        ALL.put("watch", WatchCommand::new);
        ALL.put("exec", ExecCommand::new);
        ALL.put("attach", AttachCommand::new);
        ALL.put("cp", CpCommand::new);
        ALL.put("native", NativeCommand::new);
        ALL.put("backend", BackendCommand::new);
        ALL.put("members", MembersCommand::new);
        ALL.put("status", StatusCommand::new);
        ALL.put("context", ContextCommand::new);
        ALL.put("completion", CompletionCommand::new);
    }

    private Commands() {}

    static CommandLine line(Swarmctl top, String... args) {
        CommandLine line = new CommandLine(top);
        Set<String> given = new HashSet<>(List.of(args));
        boolean all = given.contains("completion") || Collections.disjoint(given, ALL.keySet());
        ALL.forEach((name, command) -> {
            if (all || given.contains(name)) {
                line.addSubcommand(name, command.get());
            }
        });
        if (line.getSubcommands().containsKey("exec")) {
            // What follows the path is the command, with its own options.
            line.getSubcommands().get("exec").setStopAtPositional(true);
        }
        return line;
    }
}
