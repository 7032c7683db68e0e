package org.challengectl.waterfall.internal;

import org.challengectl.waterfall.SignalMeasurement;

/**
 * What is drawn around a waterfall. Bands are relative to the middle of the captured band.
 *
 * @param title first line
 * @param subtitle second line; may be empty
 * @param captureHz middle of the captured band on the air; 0 if it has none
 * @param carrierHz zero of the offset axis, relative to the middle of the captured band
 * @param expected band
 * @param measurement what was heard
 */
record Scene(
    String title,
    String subtitle,
    double captureHz,
    double carrierHz,
    FrequencyBand expected,
    SignalMeasurement measurement) {}
