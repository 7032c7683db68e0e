/** OpenJPA's view of SQLite. */
package org.challengectl.openjpa.sqlite;
