package org.challengectl.rest.internal;

import java.io.IOException;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps clients that hang up out of the log; {@link ErrorReplies} logs what is ours. */
final class QuietFaults implements FaultListener {

  private static final Logger LOG = LoggerFactory.getLogger(QuietFaults.class);

  @Override
  public boolean faultOccurred(Exception failure, String description, Message message) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        LOG.debug("A client hung up: {}", cause.getMessage());
        return false;
      }
    }
    LOG.warn("An answer could not be given", failure);
    return false;
  }
}
