package org.challengectl.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A radio as an agent announces it.
 *
 * @param deviceId a string or a number; unique within the agent
 * @param model e.g. "hackrf"
 * @param name index, serial number or argument string; a string or a number
 * @param frequencyLimits e.g. "144000000-148000000" or a range's name; may be null
 * @param sampleRate complex samples per second; may be null
 */
public record DeviceInfo(
    JsonNode deviceId,
    String model,
    JsonNode name,
    List<String> frequencyLimits,
    Integer sampleRate) {}
