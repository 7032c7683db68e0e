package org.challengectl.protocol;

/**
 * POST /api/runners/id/lease/number/renew.
 *
 * @param lease the fencing number
 * @param leaseSeconds how long it holds, counted from when the renewal was sent
 * @param stop whether an operator wants the transmission to end now
 */
public record RenewReply(long lease, double leaseSeconds, boolean stop) {}
