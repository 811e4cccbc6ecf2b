package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import akka.cluster.ClusterEvent;
import akka.cluster.Member;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import io.libswarm.protocol.NodeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What backends there are and where, on this member: puts together the registry, the members and the receptionist; tells the root node and
 * whoever follows, and the reconciler what belongs here. Says nothing before it has read the registry from a majority, so that a member that
 * comes back does not act on what it remembers. One on each member.
 */
final class Directory extends AbstractBehavior<DirectoryMessage> {
    private final MemberFacts self;
    private final Tenure tenure;
    private final RegistryListener listener;
    private final RegistryAccess registry;
    private final MemberTable table = new MemberTable();
    private final RegistryView view = new RegistryView();
    private final Map<String, DirectoryMessage.InstanceFound> found = new HashMap<>();
    private final Map<String, ActorRef<Receptionist.Listing>> finders = new HashMap<>();
    private final Set<ActorRef<Whereabouts>> followers = new LinkedHashSet<>();
    private DirectoryMessage.@Nullable Begin begun;
    private @Nullable Whereabouts told;
    private @Nullable MembersChanged toldMembers;
    private @Nullable List<Assignment> assigned;
    private Map<String, String> toldPeers = Map.of();
    private boolean leaving;
    private boolean forgotten;

    private enum Tick implements DirectoryMessage {
        TICK
    }

    private record ClusterChanged(ClusterEvent.ClusterDomainEvent event) implements DirectoryMessage {}

    private record FollowerEnded(ActorRef<Whereabouts> follower) implements DirectoryMessage {}

    private Directory(
            ActorContext<DirectoryMessage> context,
            TimerScheduler<DirectoryMessage> timers,
            MemberFacts self,
            Tenure tenure,
            RegistryListener listener,
            RegistryAccess registry) {
        super(context);
        this.self = self;
        this.tenure = tenure;
        this.listener = listener;
        this.registry = registry;
        Cluster.get(context.getSystem())
                .subscriptions()
                .tell(Subscribe.create(
                        context.messageAdapter(ClusterEvent.ClusterDomainEvent.class, ClusterChanged::new),
                        ClusterEvent.ClusterDomainEvent.class));
        timers.startTimerWithFixedDelay(Tick.TICK, Duration.ofMillis(250));
    }

    /**
     * The directory.
     *
     * @param listener told on this actor's thread
     */
    static Behavior<DirectoryMessage> create(MemberFacts self, Tenure tenure, RegistryListener listener) {
        return Behaviors.withTimers(timers -> RegistryAccess.with(
                (context, registry) -> new Directory(context, timers, self, tenure, listener, registry)));
    }

    @Override
    public Receive<DirectoryMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(ClusterChanged.class, this::onClusterChanged)
                .onMessage(RegistryAccess.RegistryRead.class, this::onRegistryRead)
                .onMessage(RegistryAccess.RegistryChanged.class, this::onRegistryChanged)
                .onMessage(DirectoryMessage.InstanceFound.class, this::onInstanceFound)
                .onMessage(DirectoryMessage.Follow.class, this::onFollow)
                .onMessage(FollowerEnded.class, this::onFollowerEnded)
                .onMessage(DirectoryMessage.ForgetSelf.class, this::onForgetSelf)
                .onMessage(DirectoryMessage.Begin.class, this::onBegin)
                .onMessage(Tick.class, this::onTick)
                .build();
    }

    private Behavior<DirectoryMessage> onBegin(DirectoryMessage.Begin message) {
        begun = message;
        return update();
    }

    private Behavior<DirectoryMessage> onTick(Tick tick) {
        if (tenure.beat()) {
            registry.readAll(Set.of(RegistryKeys.CLAIMS));
        }
        return update();
    }

    private Behavior<DirectoryMessage> onClusterChanged(ClusterChanged event) {
        table.apply(event.event());
        return update();
    }

    private Behavior<DirectoryMessage> onRegistryRead(RegistryAccess.RegistryRead event) {
        if (event.read()) {
            view.read(event.key());
        }
        if (event.data() != null) {
            view.apply(event.key(), event.data());
        }
        update();
        if (event.read() && event.key().equals(RegistryKeys.CLAIMS) && begun != null) {
            begun.reconciler().tell(ReconcilerMessage.TenureConfirmed.CONFIRMED);
        }
        return this;
    }

    private Behavior<DirectoryMessage> onRegistryChanged(RegistryAccess.RegistryChanged event) {
        view.apply(event.key(), event.data());
        return update();
    }

    private Behavior<DirectoryMessage> onInstanceFound(DirectoryMessage.InstanceFound event) {
        found.put(event.service(), event);
        return update();
    }

    private Behavior<DirectoryMessage> onFollow(DirectoryMessage.Follow message) {
        if (followers.add(message.follower())) {
            getContext().watchWith(message.follower(), new FollowerEnded(message.follower()));
        }
        if (told != null) {
            message.follower().tell(told);
        }
        return this;
    }

    private Behavior<DirectoryMessage> onFollowerEnded(FollowerEnded event) {
        followers.remove(event.follower());
        return this;
    }

    private Behavior<DirectoryMessage> onForgetSelf(DirectoryMessage.ForgetSelf message) {
        leaving = true;
        registry.forget(self.name(), message.replyTo());
        return this;
    }

    private boolean isUp() {
        Member me = table.find(self.name());
        return me != null && MemberTable.isUp(me);
    }

    private Behavior<DirectoryMessage> update() {
        if (begun == null || (!isUp() && told == null)) {
            return this;
        }
        if (!view.unread().isEmpty()) {
            registry.readAll(view.unread());
            return this;
        }
        introduceSelf();
        tellMembers(begun.root());
        List<Candidate> candidates = candidates();
        List<Placed> placed = Placements.of(view.wanted(), view.claims(), candidates);
        find(placed);
        tellInstances(placed, begun.root());
        tellReconciler(placed, begun.reconciler());
        listener.readyIs(isUp());
        return this;
    }

    private void introduceSelf() {
        KnownMember me = new KnownMember(self.name(), self.address(), self.roles());
        if (!leaving && isUp() && !me.equals(view.members().get(self.name()))) {
            registry.introduce(me);
        }
        if (self.afresh() && !forgotten) {
            forgotten = true;
            for (String name : view.members().keySet()) {
                if (!name.equals(self.name())) {
                    registry.forget(name, getContext().getSystem().ignoreRef());
                }
            }
        }
    }

    private List<Candidate> candidates() {
        Map<String, Candidate> candidates = new HashMap<>();
        view.members().values().forEach(m -> candidates.put(m.name(), new Candidate(m.name(), m.roles(), false)));
        table.named()
                .forEach((name, member) -> candidates.put(
                        name, new Candidate(name, MemberRoles.rolesOf(member), MemberTable.isUp(member))));
        return List.copyOf(candidates.values());
    }

    private void tellMembers(ActorRef<NodeMessage> root) {
        MembersChanged now = MemberReport.of(table, view.members());
        if (!now.equals(toldMembers)) {
            toldMembers = now;
            root.tell(now);
        }
        Map<String, String> addresses = MemberReport.addresses(table, view.members());
        if (!addresses.equals(toldPeers) && !leaving) {
            toldPeers = addresses;
            listener.membersAre(addresses);
        }
    }

    private void find(List<Placed> placed) {
        Set<String> services = new HashSet<>();
        for (Placed each : placed) {
            String service = InstanceFinder.service(each);
            services.add(service);
            finders.computeIfAbsent(
                    service,
                    s -> getContext()
                            .spawnAnonymous(
                                    InstanceFinder.create(s, getContext().getSelf())));
        }
        for (String service : List.copyOf(finders.keySet())) {
            if (!services.contains(service)) {
                getContext().stop(finders.remove(service));
                found.remove(service);
            }
        }
    }

    private void tellInstances(List<Placed> placed, ActorRef<NodeMessage> root) {
        List<Whereabouts.Located> instances = new ArrayList<>();
        for (Placed each : placed) {
            DirectoryMessage.InstanceFound where = found.get(InstanceFinder.service(each));
            instances.add(new Whereabouts.Located(
                    each,
                    where == null
                            ? null
                            : where.reachable().stream().sorted().findFirst().orElse(null)));
        }
        Whereabouts now = new Whereabouts(instances);
        if (!now.equals(told)) {
            told = now;
            root.tell(now.forRoot());
            followers.forEach(follower -> follower.tell(now));
        }
    }

    private void tellReconciler(List<Placed> placed, ActorRef<ReconcilerMessage> reconciler) {
        List<Assignment> here = Assignments.of(placed, view.claims(), table, found, self);
        if (!here.equals(assigned)) {
            assigned = here;
            reconciler.tell(new ReconcilerMessage.Assigned(here, view.wanted()));
        }
    }
}
