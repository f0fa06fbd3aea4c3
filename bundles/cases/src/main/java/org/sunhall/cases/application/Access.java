package org.sunhall.cases.application;

import java.util.Optional;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.OpenTask;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;

/** Who may do what with a case. Default deny; each answer is empty for yes, or the reason for no. */
final class Access {

    private Access() {}

    /** The applicant; staff and supervisors of the handling organisation and of those that have had a step of it or a copy; legal and supervision of the jurisdiction; the platform. */
    static Optional<Rejection> mayNotRead(Actor actor, StoredCase stored) {
        if (actor.isAnonymous()) {
            return signInFirst();
        }
        boolean own = isApplicant(actor, stored);
        boolean staff = (actor.has(Role.STAFF) || actor.has(Role.BUREAU_ADMIN) || actor.has(Role.BUREAU_SUPERVISOR))
                && actor.org()
                        .filter(org -> org.equals(stored.state().org())
                                || stored.state().helpers().contains(org))
                        .isPresent();
        boolean watcher = (actor.has(Role.SUPERVISOR) || actor.has(Role.LEGAL))
                && actor.jurisdiction()
                        .filter(stored.state().jurisdiction()::equals)
                        .isPresent();
        if (own || staff || watcher || actor.has(Role.SYSTEM)) {
            return Optional.empty();
        }
        return Optional.of(Rejection.of(CaseRejection.UNKNOWN_CASE));
    }

    /** Who applied or acts for them; at the counter, the post that takes applications in. */
    static Optional<Rejection> mayNotSupply(Actor actor, StoredCase stored, Post window) {
        return isStaff(actor) && actor.holds(window) ? Optional.empty() : mayNotActAsApplicant(actor, stored);
    }

    /** Only who applied, or acts for them. */
    static Optional<Rejection> mayNotActAsApplicant(Actor actor, StoredCase stored) {
        if (actor.isAnonymous()) {
            return signInFirst();
        }
        return isApplicant(actor, stored)
                ? Optional.empty()
                : forbidden(Text.of("只有申请人本人可以进行此操作。", "Only the applicant may do this."));
    }

    /** A holder of the post of this open step; a step that is not open is the decision's to refuse. */
    static Optional<Rejection> mayNotHandle(Actor actor, StoredCase stored, String task) {
        if (actor.isAnonymous()) {
            return signInFirst();
        }
        Optional<OpenTask> open = stored.state().task(task);
        if (open.isEmpty()) {
            return mayNotRead(actor, stored).or(() -> isStaff(actor) ? Optional.empty() : notYourPost("—"));
        }
        return open.get().post().isEmpty()
                ? notYourPost("—")
                : mayNotHold(
                        actor,
                        new Post(stored.state().orgOf(open.get()), open.get().post()));
    }

    /** A holder of this post of the handling organisation. */
    static Optional<Rejection> mayNotHold(Actor actor, StoredCase stored, String post) {
        if (actor.isAnonymous()) {
            return signInFirst();
        }
        return post.isEmpty()
                ? notYourPost(post)
                : mayNotHold(actor, new Post(stored.state().org(), post));
    }

    private static Optional<Rejection> mayNotHold(Actor actor, Post post) {
        return isStaff(actor) && actor.holds(post) ? Optional.empty() : notYourPost(post.name());
    }

    /** A holder of the post of any open step of the case. */
    static Optional<Rejection> mayNotHandleAny(Actor actor, StoredCase stored) {
        if (actor.isAnonymous()) {
            return signInFirst();
        }
        boolean any = stored.state().tasks().stream()
                .filter(task -> !task.post().isEmpty())
                .anyMatch(task -> mayNotHold(actor, new Post(stored.state().orgOf(task), task.post()))
                        .isEmpty());
        return any ? Optional.empty() : notYourPost("—");
    }

    /** Who may set a stuck automatic task going: operators, the handling organisation's administrator, the platform. */
    static Optional<Rejection> mayNotRepair(Actor actor, StoredCase stored) {
        if (actor.isAnonymous()) {
            return signInFirst();
        }
        boolean administrator = actor.has(Role.BUREAU_ADMIN)
                && actor.org().filter(stored.state().org()::equals).isPresent();
        return actor.has(Role.OPERATOR) || actor.has(Role.SYSTEM) || administrator
                ? Optional.empty()
                : forbidden(Text.of(
                        "只有运行维护人员或本单位管理员可以重试自动任务。",
                        "Only an operator or the organisation's administrator may have a task tried again."));
    }

    private static boolean isStaff(Actor actor) {
        return actor.has(Role.STAFF);
    }

    /** The applicant, or who acts for them. */
    static boolean isApplicant(Actor actor, StoredCase stored) {
        return isApplicantThemselves(actor, stored)
                || actor.person().isPresent()
                        && actor.person().equals(stored.state().agent());
    }

    /** The applicant, not their agent. */
    static boolean isApplicantThemselves(Actor actor, StoredCase stored) {
        return actor.person().filter(stored.state().applicant()::equals).isPresent();
    }

    static Optional<Rejection> signInFirst() {
        return Optional.of(Rejection.of(CaseRejection.SIGN_IN_FIRST));
    }

    private static Optional<Rejection> notYourPost(String post) {
        return forbidden(Text.of(
                "该环节由岗位“" + post + "”办理,您不在该岗位。",
                "This step belongs to the post “" + post + "”, which you do not hold."));
    }

    private static Optional<Rejection> forbidden(Text detail) {
        return Optional.of(Rejection.of(CaseRejection.FORBIDDEN, detail));
    }
}
