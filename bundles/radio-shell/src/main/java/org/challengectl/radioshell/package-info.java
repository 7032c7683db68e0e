/** Commands that list what a container can do on the air, scope {@code radio}. */
package org.challengectl.radioshell;
