package org.challengectl.protocol.listen;

import java.util.List;

/**
 * A radio that can be listened to.
 *
 * @param sampleRate complex samples per second
 * @param frequencyLimits "low-high" in Hz, or names of ranges; null if it has none
 * @param lowHz lowest frequency that it can be tuned to; null if it is not known yet
 * @param highHz highest one
 */
public record Receiver(
    String deviceId,
    String model,
    int sampleRate,
    List<String> frequencyLimits,
    Long lowHz,
    Long highHz) {}
