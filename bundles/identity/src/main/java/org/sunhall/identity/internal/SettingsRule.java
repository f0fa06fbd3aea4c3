package org.sunhall.identity.internal;

import java.time.LocalDate;
import java.util.List;
import org.sunhall.packs.Pack;

/**
 * Who agrees to a change of staff settings and who carries it out, as a pack says it in {@code settings.editors} (K-18).
 *
 * @param consent who agrees first
 * @param editor  who carries it out
 */
record SettingsRule(Consent consent, Editor editor) {

    private static final String EDITORS = "settings.editors";

    enum Consent {
        /** Nobody has to. */
        NONE,
        /** The legal office of the jurisdiction (000 art. 26). */
        LEGAL_OFFICE,
        /** A head of the organisation (002 art. 19, 004 art. 16). */
        HEAD
    }

    enum Editor {
        /** The organisation's own administrator. */
        UNIT_ADMINISTRATOR,
        /** The information centre of the jurisdiction (002 art. 19). */
        INFORMATION_CENTRE
    }

    static SettingsRule of(Pack pack, LocalDate on) {
        List<String> names = pack.parameter(EDITORS, on).isPresent() ? pack.names(EDITORS, on) : List.of();
        Consent consent = Consent.NONE;
        if (names.contains("legal-office-consents")) {
            consent = Consent.LEGAL_OFFICE;
        } else if (names.contains("department-leader-approves") || names.contains("unit-leader-reviews")) {
            consent = Consent.HEAD;
        }
        return new SettingsRule(
                consent,
                names.contains("information-centre-edits") ? Editor.INFORMATION_CENTRE : Editor.UNIT_ADMINISTRATOR);
    }
}
