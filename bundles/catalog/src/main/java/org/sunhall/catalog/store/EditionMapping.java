package org.sunhall.catalog.store;

import java.time.Instant;
import java.util.Optional;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.catalog.model.Edition;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Text;

/** Rows to editions and back. */
final class EditionMapping {

    private EditionMapping() {}

    static Edition edition(EditionEntity e) {
        EditionView view = new EditionView(
                new EditionId(e.id),
                new ItemCode(e.item),
                Text.of(e.nameZh, e.nameEn),
                e.number,
                EditionState.valueOf(e.state),
                new Digest(e.digest),
                new Digest(e.plugin),
                new PluginId(e.pluginId),
                e.pluginVersion,
                new OrgId(e.org),
                new JurisdictionId(e.jurisdiction),
                instant(e.effectiveFrom),
                Instant.ofEpochMilli(e.proposedAt),
                Optional.ofNullable(e.reviewedBy),
                Optional.ofNullable(e.reasons),
                e.runningCases == null ? RunningCases.FINISH_UNDER_OLD : RunningCases.valueOf(e.runningCases),
                instant(e.effectiveUntil),
                e.version);
        return new Edition(view, e.type, new OrgId(e.powerSubject), instant(e.reviewedAt), instant(e.supersededAt));
    }

    static EditionEntity entity(Edition edition) {
        EditionView view = edition.view();
        EditionEntity e = new EditionEntity();
        e.id = view.id().value();
        e.item = view.item().value();
        e.nameZh = cut(view.itemName().zh());
        e.nameEn = cut(view.itemName().en());
        e.type = edition.type();
        e.number = view.number();
        e.state = view.state().name();
        e.digest = view.digest().hex();
        e.plugin = view.plugin().hex();
        e.pluginId = view.pluginId().value();
        e.pluginVersion = view.pluginVersion();
        e.powerSubject = edition.powerSubject().value();
        e.org = view.implementingSubject().value();
        e.jurisdiction = view.jurisdiction().value();
        e.proposedAt = view.proposedAt().toEpochMilli();
        e.reviewedAt = millis(edition.reviewedAt());
        e.reviewedBy = view.reviewedBy().orElse(null);
        e.reasons = view.reviewReasons().orElse(null);
        e.runningCases = view.runningCases().name();
        e.effectiveUntil = millis(view.effectiveUntil());
        e.effectiveFrom = millis(view.effectiveFrom());
        e.supersededAt = millis(edition.supersededAt());
        e.version = view.version();
        return e;
    }

    private static Optional<Instant> instant(Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    private static Long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }

    private static String cut(String name) {
        return name.length() <= 400 ? name : name.substring(0, 399) + "…";
    }
}
