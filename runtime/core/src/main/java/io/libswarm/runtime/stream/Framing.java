package io.libswarm.runtime.stream;

import akka.stream.Attributes;
import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.AbstractInHandler;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.AsyncCallback;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.runtime.gate.Failures;

/**
 * Makes any stream fit to be offered: chunks are merged and split to what suits the wire, and the last element is one {@link StreamEnded},
 * whether the source completes, fails or brings its own. Reads ahead of its reader by one batch.
 *
 * <p>Chunks linger for one turn of the stream's own mailbox: what is already on its way is sent together, and what comes alone goes at once.
 * A reader that is slower than the source gets full chunks by that alone, so no timer is needed.
 */
final class Framing extends GraphStage<FlowShape<StreamElement, StreamElement>> {
    private final Inlet<StreamElement> in = Inlet.create("Framing.in");
    private final Outlet<StreamElement> out = Outlet.create("Framing.out");
    private final FlowShape<StreamElement, StreamElement> shape = FlowShape.of(in, out);

    @Override
    public FlowShape<StreamElement, StreamElement> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private final class Logic extends GraphStageLogic {
        private final Batch batch = new Batch();
        private final AsyncCallback<Boolean> turn = createAsyncCallback(unused -> onTurn());
        private boolean lingering;
        private boolean ended;

        Logic() {
            super(shape);
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    onElement(grab(in));
                }

                @Override
                public void onUpstreamFinish() {
                    onEnd(StreamEnded.COMPLETE);
                }

                @Override
                public void onUpstreamFailure(Throwable failed) {
                    onEnd(StreamEnded.cut(Failures.from(failed)));
                }
            });
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    if (!lingering) {
                        emit();
                    }
                    readOn();
                }
            });
        }

        private void onElement(StreamElement element) {
            if (element instanceof StreamEnded end) {
                cancel(in);
                onEnd(end);
                return;
            }
            batch.add(element);
            if (batch.isFull()) {
                emit();
            } else if (!lingering) {
                lingering = true;
                turn.invoke(true);
            }
            readOn();
        }

        private void onTurn() {
            lingering = false;
            emit();
            readOn();
        }

        private void onEnd(StreamEnded end) {
            if (!ended) {
                ended = true;
                batch.add(end);
                emit();
            }
        }

        private void emit() {
            if (isAvailable(out) && !batch.isEmpty()) {
                StreamElement next = batch.take();
                push(out, next);
                if (next instanceof StreamEnded) {
                    completeStage();
                }
            }
        }

        private void readOn() {
            if (!ended && !batch.isFull() && !hasBeenPulled(in) && !isClosed(in)) {
                pull(in);
            }
        }
    }
}
