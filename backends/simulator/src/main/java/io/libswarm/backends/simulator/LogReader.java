package io.libswarm.backends.simulator;

import akka.stream.Attributes;
import akka.stream.Outlet;
import akka.stream.SourceShape;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.AsyncCallback;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import io.libswarm.protocol.StreamElement;

/** One who reads a {@link TaskLog}: at a position, a line for each that is asked of it. */
final class LogReader extends GraphStageLogic {
    private final TaskLog log;
    private final boolean follow;
    private final Outlet<StreamElement> out;
    private final AsyncCallback<Boolean> woken;
    private long position;

    /** Makes readers. */
    static final class Stage extends GraphStage<SourceShape<StreamElement>> {
        private final Outlet<StreamElement> out = Outlet.create("LogReader.out");
        private final SourceShape<StreamElement> shape = SourceShape.of(out);
        private final TaskLog log;
        private final long from;
        private final boolean follow;

        Stage(TaskLog log, long from, boolean follow) {
            this.log = log;
            this.from = from;
            this.follow = follow;
        }

        @Override
        public SourceShape<StreamElement> shape() {
            return shape;
        }

        @Override
        public GraphStageLogic createLogic(Attributes attributes) {
            return new LogReader(this);
        }
    }

    private LogReader(Stage stage) {
        super(stage.shape);
        this.log = stage.log;
        this.position = stage.from;
        this.follow = stage.follow;
        this.out = stage.out;
        this.woken = createAsyncCallback(unused -> readOn());
        setHandler(out, new AbstractOutHandler() {
            @Override
            public void onPull() {
                readOn();
            }
        });
    }

    @Override
    public void preStart() {
        log.add(this);
    }

    @Override
    public void postStop() {
        log.remove(this);
    }

    /** There may be more. Any thread. */
    void wake() {
        woken.invoke(true);
    }

    private void readOn() {
        if (!isAvailable(out)) {
            return;
        }
        boolean more = follow && log.isOpen();
        TaskLog.Positioned next = log.at(position);
        if (next != null) {
            position = next.position() + 1;
            push(out, next.line());
        } else if (!more) {
            completeStage();
        }
    }
}
