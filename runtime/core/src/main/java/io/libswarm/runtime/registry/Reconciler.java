package io.libswarm.runtime.registry;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.receptionist.Receptionist;
import io.libswarm.protocol.NodeMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes it so on one member: starts the backends that belong here, ends those that don't. A movable one is claimed first. Its children are
 * the backends; one that ends by itself is started again with a pause. Told by the directory; one on each member.
 */
final class Reconciler extends AbstractBehavior<ReconcilerMessage> {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BackendStage stage;
    private final Claims claims;
    private final Map<String, Running> running = new HashMap<>();
    private final Set<String> paused = new HashSet<>();
    private List<Assignment> assigned = List.of();
    private @Nullable ActorRef<Done> endingFor;
    private long started;

    private record Running(ActorRef<NodeMessage> ref, long revision, boolean ending) {}

    private record Ended(String name) implements ReconcilerMessage {}

    private record PauseOver(String name) implements ReconcilerMessage {}

    private Reconciler(ActorContext<ReconcilerMessage> context, BackendStage stage, Claims claims) {
        super(context);
        this.stage = stage;
        this.claims = claims;
    }

    static Behavior<ReconcilerMessage> create(BackendStage stage) {
        return Claims.with(stage.member(), (context, claims) -> new Reconciler(context, stage, claims));
    }

    @Override
    public Receive<ReconcilerMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(ReconcilerMessage.Assigned.class, this::onAssigned)
                .onMessage(ReconcilerMessage.EndAll.class, this::onEndAll)
                .onMessage(Claims.ClaimAnswered.class, this::onClaimAnswered)
                .onMessage(ReconcilerMessage.TenureConfirmed.class, event -> onTenureConfirmed())
                .onMessage(Ended.class, this::onEnded)
                .onMessage(PauseOver.class, this::onPauseOver)
                .build();
    }

    private Behavior<ReconcilerMessage> onAssigned(ReconcilerMessage.Assigned message) {
        if (endingFor == null) {
            assigned = message.here();
            claims.keepOnly(message.wanted());
            stage.sweep(message.wanted());
            reconcile();
        }
        return this;
    }

    /** What was lost by the claims has been told to end before. */
    private Behavior<ReconcilerMessage> onTenureConfirmed() {
        stage.tenure().confirm();
        return this;
    }

    private Behavior<ReconcilerMessage> onClaimAnswered(Claims.ClaimAnswered event) {
        claims.answered(event);
        reconcile();
        return this;
    }

    private Behavior<ReconcilerMessage> onEndAll(ReconcilerMessage.EndAll message) {
        endingFor = message.replyTo();
        assigned = List.of();
        reconcile();
        return this;
    }

    private Behavior<ReconcilerMessage> onEnded(Ended event) {
        Running ended = running.remove(event.name());
        if (ended != null && !ended.ending()) {
            getContext().getLog().warn("backend {} ended by itself; it is started again", event.name());
            paused.add(event.name());
            getContext().scheduleOnce(PAUSE, getContext().getSelf(), new PauseOver(event.name()));
        }
        reconcile();
        return this;
    }

    private Behavior<ReconcilerMessage> onPauseOver(PauseOver event) {
        paused.remove(event.name());
        reconcile();
        return this;
    }

    private void reconcile() {
        Map<String, Assignment> wanted = new HashMap<>();
        assigned.forEach(each -> wanted.put(each.placed().name(), each));
        for (Map.Entry<String, Running> each : Map.copyOf(running).entrySet()) {
            Assignment assignment = wanted.get(each.getKey());
            boolean belongs = assignment != null
                    && assignment.state() == Assignment.State.RUN
                    && assignment.placed().backend().revision()
                            == each.getValue().revision();
            if (!belongs && !each.getValue().ending()) {
                end(each.getKey(), each.getValue());
            }
        }
        wanted.forEach((name, assignment) -> {
            if (!running.containsKey(name) && !paused.contains(name)) {
                begin(assignment);
            }
        });
        if (endingFor != null && running.isEmpty()) {
            endingFor.tell(Done.getInstance());
        }
    }

    private void begin(Assignment assignment) {
        Placed placed = assignment.placed();
        if (claims.isWaiting(placed.backend().name()) || assignment.state() == Assignment.State.WAIT) {
            return;
        }
        if (assignment.state() == Assignment.State.CLAIM) {
            claims.claim(placed.backend());
            return;
        }
        started++;
        String actor = "backend-"
                + URLEncoder.encode(placed.name(), StandardCharsets.UTF_8).replace("*", "%2A") + "-" + started;
        ActorRef<NodeMessage> ref = getContext().spawn(stage.behavior(placed), actor);
        getContext().watchWith(ref, new Ended(placed.name()));
        running.put(placed.name(), new Running(ref, placed.backend().revision(), false));
        getContext()
                .getSystem()
                .receptionist()
                .tell(Receptionist.register(InstanceFinder.key(InstanceFinder.service(placed)), ref));
        getContext().getLog().info("backend {} starts here", placed.name());
    }

    private void end(String name, Running backend) {
        running.put(name, new Running(backend.ref(), backend.revision(), true));
        getContext().stop(backend.ref());
        getContext().getLog().info("backend {} ends here", name);
    }
}
