package org.sunhall.documents;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Rejection;

/**
 * The register of issued papers. A paper is fixed when it is ordered (number, codes, data, template) and pressed as PDF/A right after
 * the commit; what has been issued never changes. Who may see a paper is the caller's question.
 */
@ProviderType
public interface PaperRegister {

    /**
     * Why this paper could not be printed: broken template, missing data, a character without a glyph. Ask before
     * {@link #order}, which throws in these cases. Needs no transaction.
     */
    Optional<Rejection> objection(PaperOrder order);

    /**
     * Orders a paper inside the caller's transaction.
     *
     * @throws IllegalStateException    outside a transaction
     * @throws IllegalArgumentException when there is an {@link #objection}; nothing has changed then
     */
    PaperView order(PaperOrder order);

    /**
     * Declares a paper void, and its number with it, inside the caller's transaction. Doing so again changes nothing.
     *
     * @param reason why, for the register
     * @throws IllegalArgumentException when there is no such paper or no reason
     */
    PaperView voidPaper(String id, String reason);

    /** All papers of a case in the order of their ordering. */
    List<PaperView> ofCase(CaseId caseId);

    /** One paper. */
    Optional<PaperView> find(String id);

    /** The stored PDF; presses it now when it is still due. Empty when there is no such paper or it cannot be pressed yet. */
    Optional<byte[]> bytes(String id);

    /** The paper of this verification code, or of this exact paper number, however it was typed. */
    Optional<PaperView> verify(String code);
}
