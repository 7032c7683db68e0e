/** The certificate that a server's HTTPS uses: made here, or the operator's own. */
package org.challengectl.cli.internal.certificate;
