package io.libswarm.backends.aggregate;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.WatchEvent;
import java.util.List;

/** What the watch of one target tells, over all the times that it is begun anew. */
sealed interface Told {

    /** A node appeared, changed or vanished; or the whole watch can't go on. */
    record Event(WatchEvent event) implements Told {}

    /** All there is has been told. */
    record CaughtUp(List<Cursor> cursors) implements Told {}

    /** The target can't be watched now; it will be asked again. */
    record Missing(Failure why) implements Told {}
}
