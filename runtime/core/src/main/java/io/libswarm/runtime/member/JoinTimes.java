package io.libswarm.runtime.member;

import java.time.Duration;

/**
 * How patient joining is; {@code libswarm.member.join}.
 *
 * @param interval between the rounds of questions
 * @param quiet how long a majority must have voted before a cluster is formed
 * @param silence how long a seed may take connections without an answer
 */
record JoinTimes(Duration interval, Duration quiet, Duration silence) {}
