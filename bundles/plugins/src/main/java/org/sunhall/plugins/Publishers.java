package org.sunhall.plugins;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;

/** Who may sign plug-ins (R-044: the platform knows whose work it runs). Thread-safe. */
@ProviderType
public interface Publishers {

    /** All that are on record, those of no trust any more, too; by jurisdiction and name. */
    List<Publisher> list();

    /**
     * Trusts a certificate, the publisher's own or that of an authority, recorded as {@code publisher.trusted}. Refused for
     * everybody but OPERATOR and the platform, for an unknown jurisdiction, for what is no X.509 certificate (PEM or DER), and
     * when it is trusted there already.
     *
     * @param name what to call them, 1 to 200 characters
     */
    Outcome<Publisher> trust(Actor actor, JurisdictionId jurisdiction, String name, byte[] certificate);

    /**
     * Trusts a certificate as that of the information centre: what it signs may be plug-ins, and the jurisdiction's rules,
     * too. Otherwise like {@link #trust}.
     */
    Outcome<Publisher> trustForRules(Actor actor, JurisdictionId jurisdiction, String name, byte[] certificate);

    /**
     * Ends the trust, recorded as {@code publisher.revoked}: nothing new of theirs lands. What runs of theirs goes on, each
     * version with an incident: whether to stop it is for the operator to decide. Refused as {@link #trust} is, and without a
     * reason.
     *
     * @param why 1 to 1 000 characters
     */
    Outcome<Publisher> revoke(Actor actor, String id, String why);
}
