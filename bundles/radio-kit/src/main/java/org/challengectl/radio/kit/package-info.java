/**
 * What drivers of real radios share. A driver extends {@link
 * org.challengectl.radio.kit.VendorDriver} and implements {@link
 * org.challengectl.radio.kit.Hardware}: it opens the radio, and moves bytes between the vendor's
 * library and a {@link org.challengectl.radio.kit.TransmitFeed} or a {@link
 * org.challengectl.radio.kit.ReceiveSink}. Everything else, i.e. sample formats, waiting, hung
 * calls, lost radios and counting, is here.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.challengectl.radio.kit;
