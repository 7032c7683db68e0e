/** The ledger in plain SQL. */
package org.challengectl.persistence.internal.ledger;
