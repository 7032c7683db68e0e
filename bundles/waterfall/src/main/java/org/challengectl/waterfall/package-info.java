/**
 * Looks at samples: waterfall pictures, measurements of one expected signal, SigMF files. {@link
 * org.challengectl.waterfall.CaptureAnalysis} does a whole capture in one pass and constant memory.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.challengectl.waterfall;
