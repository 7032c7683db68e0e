package org.challengectl.protocol;

/** WebSockets that are open now. */
public record ConnectionInfo(int agents, int consoles, int players) {}
