package org.sunhall.checker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * A power item as a plug-in defines it in {@code SUNHALL-INF/items/*.json}.
 *
 * @param file                its file inside the plug-in
 * @param code                its code (R-061)
 * @param name                its name
 * @param type                its type, as the jurisdiction pack names it, for example {@code licence}
 * @param powerSubject        who holds the power
 * @param implementingSubject who exercises it and handles its cases
 * @param bases               the law it stands on, at least one
 * @param flow                file name under {@code SUNHALL-INF/workflows/}
 * @param form                file name under {@code SUNHALL-INF/forms/}
 * @param materials           what is handed in beside the form
 * @param limits              its limits
 * @param stopGrounds         ids of the grounds its statutory clock may stop on
 * @param documents           the papers it can issue
 * @param disclosure          every field the public sees (R-220 to R-231, remedies): what the item says elsewhere, added by the reader
 *                            under {@code code, name, implementingSubject, legalBasis, statutoryLimit, promisedLimit, materials,
 *                            flowchart, forms}, and what it says for the public only
 * @param raw                 the file as written
 */
public record ItemDefinition(
        String file,
        ItemCode code,
        Text name,
        String type,
        OrgId powerSubject,
        OrgId implementingSubject,
        List<LegalBasis> bases,
        String flow,
        String form,
        List<Material> materials,
        ItemLimits limits,
        Set<String> stopGrounds,
        List<DocumentRef> documents,
        ObjectNode disclosure,
        ObjectNode raw) {

    public ItemDefinition {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(powerSubject, "powerSubject");
        Objects.requireNonNull(implementingSubject, "implementingSubject");
        bases = List.copyOf(bases);
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(form, "form");
        materials = List.copyOf(materials);
        Objects.requireNonNull(limits, "limits");
        stopGrounds = Set.copyOf(stopGrounds);
        documents = List.copyOf(documents);
        Objects.requireNonNull(disclosure, "disclosure");
        Objects.requireNonNull(raw, "raw");
    }

    /** The paper of this kind. */
    public Optional<DocumentRef> document(String kind) {
        return documents.stream()
                .filter(document -> document.kind().equals(kind))
                .findFirst();
    }

    /** The material with this key. */
    public Optional<Material> material(String key) {
        return materials.stream().filter(material -> material.key().equals(key)).findFirst();
    }
}
