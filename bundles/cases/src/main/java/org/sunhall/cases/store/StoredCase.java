package org.sunhall.cases.store;

import org.sunhall.casework.CaseState;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Text;

/**
 * A case as loaded for a command or a reader.
 *
 * @param state        where it stands
 * @param itemName     the item's name at submission
 * @param plugin       the plug-in bytes it runs under
 * @param lastSequence the sequence of its last event in the ledger
 * @param version      the version of the row
 */
public record StoredCase(CaseState state, Text itemName, Digest plugin, long lastSequence, long version) {}
