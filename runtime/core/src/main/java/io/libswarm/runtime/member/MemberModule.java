package io.libswarm.runtime.member;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;

/** Teaches Jackson the logical names of what members say to each other before they are members. */
public final class MemberModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    public MemberModule() {
        super("libswarm-member");
        registerSubtypes(new NamedType(PeerProbe.class, "PeerProbe"), new NamedType(PeerAnswer.class, "PeerAnswer"));
    }
}
