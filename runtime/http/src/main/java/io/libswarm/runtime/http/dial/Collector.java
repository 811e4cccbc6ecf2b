package io.libswarm.runtime.http.dial;

import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Takes a whole body, up to a limit. */
final class Collector implements Subscriber<ByteString> {

    private final CompletableFuture<ByteString> whole = new CompletableFuture<>();
    private final ByteStringBuilder bytes = new ByteStringBuilder();
    private final long limit;
    private @Nullable Subscription subscription;

    Collector(long limit) {
        this.limit = limit;
        whole.whenComplete((done, failure) -> {
            if (whole.isCancelled() && subscription != null) {
                subscription.cancel();
            }
        });
    }

    CompletionStage<ByteString> whole() {
        return whole;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteString chunk) {
        if (bytes.length() + chunk.size() > limit) {
            if (subscription != null) {
                subscription.cancel();
            }
            whole.completeExceptionally(
                    new DialException(DialException.Kind.FOREIGN, "answer is over " + limit + " bytes", null));
            return;
        }
        bytes.append(chunk);
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(bytes.result());
    }
}
