package io.libswarm.client;

import io.libswarm.runtime.member.MemberSettings;
import io.libswarm.runtime.member.SwarmMember;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A member in a JVM of its own. Arguments: its name, a contact of the cluster. */
final class MemberProgram {
    private MemberProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        SwarmMember member = SwarmMember.start(
                        MemberSettings.alone().withName(arguments[0]).withSeeds(List.of(arguments[1])))
                .awaitReady(TestCluster.SOON);
        System.out.println("CONTACT " + member.address());
        new CountDownLatch(1).await();
    }
}
