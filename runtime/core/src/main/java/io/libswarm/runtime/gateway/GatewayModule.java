package io.libswarm.runtime.gateway;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.List;

/** Teaches Jackson the logical names of what clients and gateways say, which are their simple class names. */
public final class GatewayModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    public GatewayModule() {
        super("libswarm-gateway");
        for (Class<?> message : messages()) {
            registerSubtypes(new NamedType(message, message.getSimpleName()));
        }
    }

    /** Every message between clients and gateways. */
    static List<Class<?>> messages() {
        return List.of(
                Answered.class,
                ClientBeat.class,
                ClientHello.class,
                ClientLeft.class,
                ClientQuery.class,
                SessionBeat.class,
                SessionEnded.class,
                Welcomed.class);
    }
}
