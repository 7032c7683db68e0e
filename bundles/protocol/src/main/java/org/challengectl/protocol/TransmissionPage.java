package org.challengectl.protocol;

import java.util.List;

/** GET /api/transmissions, newest first. */
public record TransmissionPage(List<TransmissionInfo> transmissions, int limit, int offset) {}
