package io.libswarm.runtime.http.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.WatchCaughtUp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchPositionTest {
    private final WatchPosition position = new WatchPosition();

    private static NodeSummary node(Cursor cursor) {
        NodePath path = NodePath.of(cursor.source(), "n");
        return new NodeSummary(path, Kind.TASK, RunState.RUNNING, Map.of(), Map.of(), "", cursor);
    }

    @Test
    void nothingIsThereToResumeFromBeforeAllIsTold() {
        assertThat(position.after(new NodeAppeared(node(new Cursor("east", 5, 1)))))
                .isNull();
        assertThat(position.after(new WatchCaughtUp(List.of(new Cursor("east", 5, 7)))))
                .isEqualTo("east~5~7");
    }

    @Test
    void eachBackendHasItsOwnPlace() {
        position.after(new WatchCaughtUp(List.of(new Cursor("west 2", 1, 1), new Cursor("east", 5, 7))));
        assertThat(position.after(new NodeChanged(node(new Cursor("west 2", 1, 2)))))
                .isEqualTo("east~5~7 west%202~1~2");
        NodePath gone = NodePath.of("east", "n");
        assertThat(position.after(new NodeVanished(gone, new Cursor("east", 5, 8))))
                .isEqualTo("east~5~8 west%202~1~2");
    }

    @Test
    void aBackendWithANewOwnerCountsAgainWhenItHasToldAll() {
        position.after(new WatchCaughtUp(List.of(new Cursor("east", 5, 7), new Cursor("west", 1, 1))));
        NodePath top = NodePath.of("east");
        assertThat(position.after(new NodeVanished(top, new Cursor("east", 0, 0))))
                .isEqualTo("west~1~1");
        assertThat(position.after(new NodeAppeared(node(new Cursor("east", 6, 3)))))
                .isEqualTo("west~1~1");
        assertThat(position.after(new WatchCaughtUp(List.of(new Cursor("east", 6, 3)))))
                .isEqualTo("east~6~3 west~1~1");
    }

    @Test
    void whatIsSentIsReadBack() {
        assertThat(WatchPosition.parse("east~5~7 west%202~1~2 ~9~9"))
                .containsExactly(new Cursor("east", 5, 7), new Cursor("west 2", 1, 2), new Cursor("", 9, 9));
        assertThat(WatchPosition.parse("")).isEmpty();
        assertThatThrownBy(() -> WatchPosition.parse("east~5")).hasMessageContaining("east~5");
    }
}
