package org.sunhall.disclosure.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;

/**
 * What anybody may read, without signing in: only whitelisted fields leave, names are masked. Answers
 * come from projections that follow the ledger, never from the tables of cases, each by one indexed lookup. Thread-safe.
 */
@ProviderType
public interface Disclosure {

    /**
     * A page of the published items, by code.
     *
     * <p>Refused: {@link DisclosureRejection#BAD_QUERY} for a cursor that is none.
     */
    Outcome<DisclosurePage<PublishedItem>> items(ItemQuery query);

    /** One published item with its whole public field set. Refused: {@link DisclosureRejection#UNKNOWN_ITEM}. */
    Outcome<PublishedItem> item(ItemCode code);

    /**
     * How far a case has come.
     *
     * <p>Refused: {@link DisclosureRejection#MALFORMED_CODE} when it is no receipt and no supervision code, so that
     * somebody who mistyped can tell; {@link DisclosureRejection#UNKNOWN_CODE} when no case has it.
     *
     * @param code what a person typed: the receipt (16 characters) or the supervision code (21), with or without
     *     spaces and hyphens, in capital or small letters
     */
    Outcome<Progress> progress(String code);

    /**
     * How far a case has come with what only somebody concerned should read: masked name, limits, papers.
     *
     * <p>Refused as {@link #progress(String)}; {@link DisclosureRejection#UNKNOWN_CODE} also when the fact does not fit, so
     * that nobody learns which codes exist; {@link DisclosureRejection#TOO_MANY_GUESSES} after some failures for the code or
     * the address, whether the code exists or not.
     *
     * @param code   as in {@link #progress(String)}
     * @param fact   the applicant's full name, or the last four characters of the telephone, credit code or identity number
     *     in the application
     * @param remote the address the question comes from
     */
    Outcome<Progress> progress(String code, String fact, String remote);

    /**
     * Whether a paper is genuine.
     *
     * <p>Refused: {@link DisclosureRejection#UNKNOWN_PAPER} when there is none, {@link
     * DisclosureRejection#MALFORMED_CODE} when it cannot be one.
     *
     * @param code   the verification code printed on the paper
     * @param number the number printed on it; when given, it must be that paper's
     */
    Outcome<PaperProof> verify(String code, Optional<String> number);

    /** A page of decided cases, latest first. Refused: {@link DisclosureRejection#BAD_QUERY}. */
    Outcome<DisclosurePage<PublishedResult>> results(ResultQuery query);

    /**
     * How applicants rated the service, in five levels.
     *
     * @param item only of this item
     * @param org  only of this implementing subject
     */
    Ratings ratings(Optional<ItemCode> item, Optional<OrgId> org);

    /**
     * The cases this person applied for, latest first. Refused: {@link DisclosureRejection#SIGN_IN}, {@link
     * DisclosureRejection#BAD_QUERY}.
     */
    Outcome<DisclosurePage<Progress>> mine(Actor actor, Optional<String> after, int limit);
}
