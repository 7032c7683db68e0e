/**
 * Building blocks of signals in plain Java: filters, resamplers, oscillators, modulators, FFT and
 * sample formats. All work on streams, keep their state between calls and allocate nothing while
 * they run. Complex samples are interleaved I, Q floats. No class here may be used by two threads
 * at once, unless it says so.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.challengectl.dsp;
