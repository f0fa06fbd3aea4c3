package org.sunhall.plugins;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Text;

/**
 * Something that went wrong with a plug-in and that somebody has to look at.
 *
 * @param id           short, for people to type
 * @param plugin       the version it is about
 * @param pluginId     its id; empty when no version is concerned
 * @param version      its version; empty when no version is concerned
 * @param jurisdiction whose it is; empty: the operators' alone
 * @param caseId       the case that waits because of it
 * @param what         one sentence
 * @param detail       for the vendor, of the latest time; empty when there is none
 * @param firstAt      when it was first reported
 * @param lastAt       when it was last reported
 * @param count        how often, at least 1
 * @param closing      who closed it; empty: it is open
 */
public record Incident(
        String id,
        IncidentKind kind,
        Optional<Digest> plugin,
        Optional<PluginId> pluginId,
        Optional<String> version,
        Optional<JurisdictionId> jurisdiction,
        Optional<CaseId> caseId,
        Text what,
        String detail,
        Instant firstAt,
        Instant lastAt,
        long count,
        Optional<Closing> closing) {

    /** When it was closed, by whom (a person's id or a part of the platform) and with which note. */
    public record Closing(Instant at, String by, String note) {}

    public Incident {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(pluginId, "pluginId");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(caseId, "caseId");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(firstAt, "firstAt");
        Objects.requireNonNull(lastAt, "lastAt");
        Objects.requireNonNull(closing, "closing");
    }

    /** Whether somebody still has to look at it. */
    public boolean isOpen() {
        return closing.isEmpty();
    }
}
