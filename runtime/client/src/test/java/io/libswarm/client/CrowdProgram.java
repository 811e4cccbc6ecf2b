package io.libswarm.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Many clients in a JVM of their own, each of which watches everything and follows one task's log. Arguments: how many, the path, contacts. */
final class CrowdProgram {
    private CrowdProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        String[] contacts = List.of(arguments).subList(2, arguments.length).toArray(String[]::new);
        List<SwarmClient> clients = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            SwarmClient client = SwarmClient.connect(contacts);
            client.node("/").watch().forEach(event -> {});
            client.node(arguments[1]).logs(LogOptions.FOLLOW.tail(1000)).forEach(chunk -> {});
            clients.add(client);
        }
        System.out.println("READY " + clients.size());
        new CountDownLatch(1).await();
    }
}
