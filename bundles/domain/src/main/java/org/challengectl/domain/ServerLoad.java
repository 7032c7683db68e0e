package org.challengectl.domain;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * How the server did since the load before.
 *
 * @param cpu share of all processors, 0 to 1; empty where the system does not tell
 * @param requests that were answered since then
 * @param transmissions that were sent to their end since then
 * @param consoles WebSockets of organisers that are open
 * @param players WebSockets of players that are open
 * @param agents WebSockets of agents that are open
 * @param listening WebSockets of organisers who listen live
 * @param streams WebSockets of listeners that send what they receive live
 */
public record ServerLoad(
    Instant at,
    OptionalDouble cpu,
    long heapUsedBytes,
    long requests,
    long transmissions,
    int consoles,
    int players,
    int agents,
    int listening,
    int streams) {}
