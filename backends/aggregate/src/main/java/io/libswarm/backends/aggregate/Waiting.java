package io.libswarm.backends.aggregate;

import io.libswarm.runtime.gate.Call;

/**
 * A call that waits until the targets have been heard of.
 *
 * @param call to be answered
 * @param then answers it
 */
record Waiting(Call<?, ?> call, Runnable then) {}
