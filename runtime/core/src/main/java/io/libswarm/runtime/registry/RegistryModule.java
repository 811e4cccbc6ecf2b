package io.libswarm.runtime.registry;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.List;

/** Teaches Jackson the logical names of the registry's own messages. */
public final class RegistryModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    static final List<Class<?>> MESSAGES = List.of(
            WantedBackend.class,
            KnownMember.class,
            Claim.class,
            RegistrarCommand.RegisterBackend.class,
            RegistrarCommand.UnregisterBackend.class,
            RegistrarReply.BackendRegistered.class,
            RegistrarReply.BackendUnregistered.class,
            RegistrarReply.RegistryRefused.class,
            AwaitBackend.class,
            BackendUp.class,
            BackendDown.class);

    public RegistryModule() {
        super("libswarm-registry");
        for (Class<?> message : MESSAGES) {
            registerSubtypes(new NamedType(message, message.getSimpleName()));
        }
    }
}
