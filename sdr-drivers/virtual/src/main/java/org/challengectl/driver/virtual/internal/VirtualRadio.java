package org.challengectl.driver.virtual.internal;

import org.challengectl.radio.Radio;

/** A radio that the driver keeps an eye on. */
interface VirtualRadio extends Radio {
  boolean isClosed();
}
