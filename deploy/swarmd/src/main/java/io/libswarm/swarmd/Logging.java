package io.libswarm.swarmd;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log goes to stderr; {@code logback.xml} says in what form. What the libraries say below a warning comes with debug only. */
final class Logging {
    private Logging() {}

    static void setUp(String level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Level wanted = Level.toLevel(level);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(wanted);
        if (!wanted.isGreaterOrEqual(Level.INFO)) {
            context.getLogger("akka").setLevel(wanted);
        }
    }
}
