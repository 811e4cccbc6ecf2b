package io.libswarm.protocol;

/**
 * The backend's description.
 *
 * @param backend what it can do and how it is
 */
public record BackendDescribed(BackendInfo backend) implements DescribeReply {}
