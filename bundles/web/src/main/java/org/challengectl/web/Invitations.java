package org.challengectl.web;

import java.util.Optional;
import org.challengectl.protocol.EnrolmentString;

/** What an agent is given to join this server safely. Safe for concurrent use. */
public interface Invitations {

  /**
   * Puts a token together with this server's address and the pin of its key.
   *
   * @return empty if the server has no address at which an agent could reach it safely
   */
  Optional<EnrolmentString> invite(String token);
}
