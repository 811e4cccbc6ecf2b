package io.libswarm.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the message types belong together. */
class FamiliesTest {
    private static Wire wire;

    @BeforeAll
    static void open() {
        wire = new Wire();
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    private static List<NodeQuery<?>> queries() {
        return Samples.all(wire).values().stream()
                .filter(m -> m instanceof NodeQuery<?>)
                .<NodeQuery<?>>map(m -> (NodeQuery<?>) m)
                .toList();
    }

    @Test
    void everyReplyFamilyContainsFailure() {
        for (Class<?> family : NodeReply.class.getPermittedSubclasses()) {
            assertThat(family.isSealed()).as(family.getName()).isTrue();
            assertThat(family.getPermittedSubclasses())
                    .as(family.getName())
                    .contains(Failure.class)
                    .hasSize(2);
            assertThat(family.isAssignableFrom(Failure.class))
                    .as(family.getName())
                    .isTrue();
        }
    }

    @Test
    void everyQueryHasAVerbAndEveryVerbAQuery() {
        Set<Verb> verbs = queries().stream().map(NodeQuery::verb).collect(Collectors.toSet());
        assertThat(verbs).isEqualTo(EnumSet.complementOf(EnumSet.of(Verb.UNKNOWN)));
        assertThat(NodeQuery.class.getPermittedSubclasses()).hasSize(verbs.size());
    }

    @Test
    void everyQueryHasASealedReplyTypeOfItsOwnAndItsReplyAddressLast() throws Exception {
        Set<Class<?>> replies = Arrays.stream(NodeQuery.class.getPermittedSubclasses())
                .map(FamiliesTest::replyType)
                .collect(Collectors.toSet());
        assertThat(replies).containsExactlyInAnyOrder(NodeReply.class.getPermittedSubclasses());
    }

    static Class<?> replyType(Class<?> query) {
        RecordComponent[] components = query.getRecordComponents();
        RecordComponent last = components[components.length - 1];
        assertThat(last.getName()).as(query.getName()).isEqualTo("replyTo");
        assertThat(components[0].getName()).as(query.getName()).isEqualTo("context");
        return (Class<?>) ((ParameterizedType) last.getGenericType()).getActualTypeArguments()[0];
    }

    @Test
    void aReaddressedQueryKeepsAllElse() {
        for (NodeQuery<?> query : queries()) {
            readdressed(query);
        }
    }

    private static <R extends NodeReply> void readdressed(NodeQuery<R> query) {
        QueryContext context = QueryContext.within(Duration.ofSeconds(1));
        ActorRef<R> replyTo = wire.ref();
        NodeQuery<R> other = query.readdressed(context, replyTo);
        assertThat(other.context()).isSameAs(context);
        assertThat(other.getClass()).isEqualTo(query.getClass());
        for (RecordComponent component : query.getClass().getRecordComponents()) {
            if (!component.getName().equals("context")) {
                assertThat(Likeness.valueOf(component, other))
                        .as(component.toString())
                        .isEqualTo(Likeness.valueOf(component, query));
            }
        }
    }

    @Test
    void everySampledQueryButTheUnknownConnectionIsAccepted() {
        for (NodeQuery<?> query : queries()) {
            boolean unknown = query instanceof ConnectNode c && c.connection() instanceof Connection.Unknown;
            assertThat(query.objection() != null)
                    .as("%s: %s", query, query.objection())
                    .isEqualTo(unknown);
        }
    }

    @Test
    void verbsThatOfferStreamsAreThoseWhoseReplyHasOne() {
        for (NodeQuery<?> query : queries()) {
            Class<?> reply = Arrays.stream(replyType(query.getClass()).getPermittedSubclasses())
                    .filter(t -> t != Failure.class)
                    .findFirst()
                    .orElseThrow();
            boolean stream = Arrays.stream(reply.getRecordComponents())
                    .anyMatch(c -> c.getType().getPackageName().equals("akka.stream"));
            assertThat(query.verb().streaming()).as(query.verb().name()).isEqualTo(stream);
        }
    }

    @Test
    void routesAreUniqueButForReadingAndWritingFiles() {
        assertThat(Arrays.stream(Verb.values())
                        .filter(v -> v != Verb.WRITE_FILES)
                        .map(Verb::route))
                .doesNotHaveDuplicates();
        assertThat(Verb.WRITE_FILES.route()).isEqualTo(Verb.READ_FILES.route());
    }
}
