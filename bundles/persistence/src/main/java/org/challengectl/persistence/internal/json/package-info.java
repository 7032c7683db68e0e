/** The JSON that some columns hold. */
package org.challengectl.persistence.internal.json;
