package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link ConnectNode} connects to. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "to", defaultImpl = Connection.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Connection.Attach.class, name = "attach"),
    @JsonSubTypes.Type(value = Connection.Exec.class, name = "exec"),
    @JsonSubTypes.Type(value = Connection.Port.class, name = "port"),
    @JsonSubTypes.Type(value = Connection.Unknown.class, name = "unknown")
})
public sealed interface Connection {

    /**
     * The task's own input and output.
     *
     * @param stdin whether input is wanted
     * @param logs whether what was written before comes first
     */
    record Attach(boolean stdin, boolean logs) implements Connection {}

    /**
     * A new process within the node.
     *
     * @param command program and arguments, at least one
     * @param env in addition to the node's own
     * @param workingDir null for the node's own
     * @param user null for the node's own
     * @param stdin whether input is wanted
     * @param terminal whether it gets a terminal: one raw stream, resizable
     */
    record Exec(
            List<String> command,
            Map<String, String> env,
            @Nullable String workingDir,
            @Nullable String user,
            boolean stdin,
            boolean terminal)
            implements Connection {
        public Exec {
            command = Copies.list(command);
            env = Copies.map(env);
        }

        /** Without arguments and values of the environment: they may be secrets. */
        @Override
        public String toString() {
            return "Exec["
                    + (command.isEmpty() ? "nothing" : command.get(0) + " with " + (command.size() - 1) + " arguments")
                    + ", env=" + env.keySet() + ", user=" + user + ", stdin=" + stdin + ", terminal=" + terminal + "]";
        }
    }

    /**
     * A TCP port of the node.
     *
     * @param number 1 to 65535
     */
    record Port(int number) implements Connection {}

    /** What a newer peer can connect to and this one can't: refused, where an unreadable message would be dropped. */
    record Unknown() implements Connection {}
}
