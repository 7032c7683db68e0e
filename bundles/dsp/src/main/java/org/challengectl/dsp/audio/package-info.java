/** From a WAV file to mono audio that is fit for a transmitter. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.challengectl.dsp.audio;
