package org.sunhall.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * An office or bureau. All of it is public.
 *
 * @param id               its id
 * @param name             its name, at most 200 characters a language
 * @param jurisdiction     where it has power
 * @param parent           the organisation above, if any
 * @param functions        what it is for its jurisdiction, for example {@code legal-review}, {@code
 *                         efficiency-supervision} (no organisation's name is in code): small letters, digits and
 *                         hyphens
 * @param address          where people find it
 * @param phone            the number for questions
 * @param supervisionPhone the number for complaints
 * @param kind             what it is by law
 * @param principal        for an entrusted or dispatched one the organisation in whose name it acts, else empty
 */
public record Organisation(
        OrgId id,
        Text name,
        JurisdictionId jurisdiction,
        Optional<OrgId> parent,
        Set<String> functions,
        String address,
        String phone,
        String supervisionPhone,
        OrgKind kind,
        Optional<OrgId> principal) {

    /** An agency. */
    public Organisation(
            OrgId id,
            Text name,
            JurisdictionId jurisdiction,
            Optional<OrgId> parent,
            Set<String> functions,
            String address,
            String phone,
            String supervisionPhone) {
        this(
                id,
                name,
                jurisdiction,
                parent,
                functions,
                address,
                phone,
                supervisionPhone,
                OrgKind.AGENCY,
                Optional.empty());
    }

    public Organisation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(parent, "parent");
        functions = Set.copyOf(functions);
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(supervisionPhone, "supervisionPhone");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(principal, "principal");
    }
}
