package org.challengectl.protocol;

import java.time.Instant;

/**
 * The certificate of HTTPS.
 *
 * @param selfSigned whether no authority stands behind it
 */
public record CertificateInfo(
    String subject, Instant notBefore, Instant notAfter, boolean selfSigned) {}
