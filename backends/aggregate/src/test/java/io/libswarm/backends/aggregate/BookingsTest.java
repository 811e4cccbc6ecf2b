package io.libswarm.backends.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodePath;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BookingsTest {
    private static final NodePath HOST = NodePath.parse("/east/a");
    private static final HostLoad LOAD =
            new HostLoad(FakeNetwork.node(HOST, Kind.HOST, Map.of(), Map.of()), Map.of(), 3, 30);
    private final Bookings bookings = new Bookings();

    private HostLoad load(Map<String, Tenant> tenants) {
        return bookings.with(LOAD, tenants);
    }

    @Test
    void whatIsOnItsWayToAHostCountsUntilItIsFreed() {
        Bookings.Booking named = new Bookings.Booking("web", "1", 5);
        bookings.book(HOST, named);
        bookings.book(HOST, new Bookings.Booking(null, "2", 7));
        assertThat(load(Map.of())).isEqualTo(LOAD.with(2, 12));
        bookings.free(HOST, named);
        assertThat(load(Map.of())).isEqualTo(LOAD.with(1, 7));
    }

    @Test
    void whatTheWatchHasToldAlreadyIsNotCountedTwice() {
        bookings.book(HOST, new Bookings.Booking("web", "1", 5));
        bookings.book(HOST, new Bookings.Booking(null, "2", 7));
        Map<String, Tenant> told = Map.of("web", new Tenant(5, null), "quiet_fox", new Tenant(7, "2"));
        assertThat(load(told)).isEqualTo(LOAD);
    }

    @Test
    void aNameIsReservedOnce() {
        assertThat(bookings.reserve("web")).isTrue();
        assertThat(bookings.reserve("web")).isFalse();
        bookings.release("web");
        assertThat(bookings.reserve("web")).isTrue();
    }
}
