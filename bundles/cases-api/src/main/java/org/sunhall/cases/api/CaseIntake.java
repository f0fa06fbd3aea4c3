package org.sunhall.cases.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;

/** What an applicant does. Each repeats harmlessly under the same idempotency key. */
@ProviderType
public interface CaseIntake {

    /**
     * Keeps one file for a later application. Bounded in size; the type is found from the content.
     *
     * @return the upload's id
     */
    Outcome<UploadView> upload(Actor actor, String name, InputStream content);

    /**
     * Files an application for an item in effect. A real-name citizen only.
     *
     * @param form      the item's form, validated here
     * @param materials upload ids by material key; completeness is told by the window, wrong ids are refused
     */
    Outcome<CaseSummary> submit(
            Actor actor, String key, ItemCode item, ObjectNode form, Map<String, List<String>> materials);

    /** Supplies what was missing; only the applicant, only while asked. */
    Outcome<CaseSummary> supply(
            Actor actor, CommandKey command, CaseId id, ObjectNode form, Map<String, List<String>> materials);

    /** Takes the application back before the decision; only the applicant. */
    Outcome<CaseSummary> withdraw(Actor actor, CommandKey command, CaseId id, String reason);

    /** A kept file: its id, name, media type found from the content, size in bytes and SHA-256. */
    record UploadView(String id, String name, String mediaType, long size, String digest) {}
}
