package org.challengectl.cli.internal.certificate;

/** A certificate cannot be used; the message says why. */
public final class CertificateProblem extends Exception {

  private static final long serialVersionUID = 1L;

  CertificateProblem(String message) {
    super(message);
  }
}
