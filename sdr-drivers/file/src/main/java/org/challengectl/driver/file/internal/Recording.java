package org.challengectl.driver.file.internal;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.challengectl.radio.kit.SampleFormat;

/**
 * A recording that can be played.
 *
 * @param data its samples
 * @param frequencyHz what complex baseband's zero stands for; empty if it does not say
 * @param samples complex samples, at least 1
 */
record Recording(
    Path data,
    SampleFormat format,
    double sampleRateHz,
    OptionalDouble frequencyHz,
    long samples) {}
