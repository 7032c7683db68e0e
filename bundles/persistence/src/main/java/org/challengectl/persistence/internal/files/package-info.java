/** Files by their content. */
package org.challengectl.persistence.internal.files;
