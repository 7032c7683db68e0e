package org.challengectl.protocol;

import java.time.Instant;

/**
 * How the server did since the sample before.
 *
 * @param cpu share of all processors, 0 to 1; null where the system does not tell
 * @param consoles WebSockets of organisers that are open
 * @param players WebSockets of players that are open
 * @param agents WebSockets of agents that are open
 * @param listening WebSockets of organisers who listen live
 * @param streams WebSockets of listeners that send what they receive live
 */
public record ServerSample(
    Instant at,
    Double cpu,
    long heapUsedBytes,
    long requests,
    long transmissions,
    int consoles,
    int players,
    int agents,
    int listening,
    int streams) {}
