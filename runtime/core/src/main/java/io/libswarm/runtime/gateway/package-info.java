/**
 * Where clients, which are no members, come in: {@link io.libswarm.runtime.gateway.Gateway} gives each a session that says who asks, passes
 * its queries on and relays its streams. Both sides tell a lost peer by silence, since death watch ends at the membership.
 */
@NullMarked
package io.libswarm.runtime.gateway;

import org.jspecify.annotations.NullMarked;
