/** From an audio file (WAV, FLAC, Ogg Vorbis, MP3) to mono audio that is fit for a transmitter. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.challengectl.dsp.audio;
