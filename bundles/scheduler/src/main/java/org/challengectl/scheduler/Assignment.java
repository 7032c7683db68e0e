package org.challengectl.scheduler;

import org.challengectl.domain.Challenge;
import org.challengectl.domain.Lease;
import org.challengectl.domain.Transmission;

/** A granted transmission. */
public record Assignment(Lease lease, Challenge challenge, Transmission transmission) {}
