package org.challengectl.web;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** By which browsers and agents recognise this server. Safe for concurrent use. */
public interface ServerCertificate {

  /** The one in use now; empty if the server does not serve HTTPS by itself. */
  Optional<X509Certificate> certificate();
}
