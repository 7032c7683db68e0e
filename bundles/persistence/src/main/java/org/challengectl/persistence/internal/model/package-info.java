/** The entities, and the repositories that turn them into records of the domain. */
package org.challengectl.persistence.internal.model;
