package org.challengectl.domain;

import java.time.InstantSource;

/**
 * The only clock that rules are decided by. It looks like wall time but never steps and never runs
 * backwards, not over restarts either.
 */
public interface ServerTime extends InstantSource {}
