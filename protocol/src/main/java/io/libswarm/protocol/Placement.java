package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a backend may run.
 *
 * @param rule {@code anywhere}, {@code role=NAME}, {@code member=NAME} or {@code every-member}
 */
public record Placement(@JsonValue String rule) {
    public static final Placement ANYWHERE = new Placement("anywhere");
    /** One instance on each member. */
    public static final Placement EVERY_MEMBER = new Placement("every-member");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Placement {
        boolean known = rule.equals("anywhere")
                || rule.equals("every-member")
                || (rule.startsWith("role=") && rule.length() > 5)
                || (rule.startsWith("member=") && rule.length() > 7);
        if (!known) {
            throw new IllegalArgumentException(
                    "placement: '" + rule + "' (expected: anywhere, role=NAME, member=NAME or every-member)");
        }
    }

    public static Placement onRole(String role) {
        return new Placement("role=" + role);
    }

    public static Placement onMember(String member) {
        return new Placement("member=" + member);
    }

    @Override
    public String toString() {
        return rule;
    }
}
