package io.libswarm.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of children.
 *
 * @param children one page, in the order of their names
 * @param cursor where the next page begins; null at the end
 * @param failures who could not be asked, beside the results
 */
public record ChildrenListed(
        List<NodeSummary> children, @Nullable String cursor, List<PeerFailure> failures) implements ListReply {
    public ChildrenListed {
        children = Copies.list(children);
        failures = Copies.list(failures);
    }
}
