package org.sunhall.cases.store;

import java.time.Instant;
import java.util.Optional;
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
 * @param parked       since when, by whose doing and why it is parked, when it is
 */
public record StoredCase(
        CaseState state, Text itemName, Digest plugin, long lastSequence, long version, Optional<Parked> parked) {

    /** A case waits for its plug-in: why, since when, and who made it so (a person's id or a part of the platform). */
    public record Parked(Text why, Instant since, String by) {}
}
