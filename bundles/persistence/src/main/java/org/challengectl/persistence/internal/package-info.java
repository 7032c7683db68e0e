/** Opens the database, keeps its schema and hands it to the repositories. */
package org.challengectl.persistence.internal;
