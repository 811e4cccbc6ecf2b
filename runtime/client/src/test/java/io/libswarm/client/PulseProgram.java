package io.libswarm.client;

import java.util.concurrent.CountDownLatch;

/** One client that follows one task's log for ever, and begins again when it is cut. Arguments: the path, contacts. */
final class PulseProgram {
    private PulseProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        String[] contacts = new String[arguments.length - 1];
        System.arraycopy(arguments, 1, contacts, 0, contacts.length);
        follow(SwarmClient.connect(contacts).node(arguments[0]));
        new CountDownLatch(1).await();
    }

    private static void follow(SwarmNode task) {
        task.logs(LogOptions.FOLLOW.tail(200))
                .forEach(chunk -> System.out.println("TICK"))
                .whenComplete((done, cut) -> follow(task));
    }
}
