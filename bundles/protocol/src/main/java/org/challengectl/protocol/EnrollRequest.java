package org.challengectl.protocol;

import java.util.List;

/**
 * POST /api/enrollment/enroll.
 *
 * @param apiKey that came with the token; null lets the server make a new one
 * @param runnerId null means the name that the token was made for
 */
public record EnrollRequest(
    String enrollmentToken,
    String apiKey,
    String runnerId,
    String hostname,
    String macAddress,
    String machineId,
    List<DeviceInfo> devices) {}
