package org.sunhall.workflow;

import java.util.Optional;
import org.sunhall.kernel.Text;

/** How far a case has come in law, as far as the order of effects needs it. */
record Progress(boolean isClosed, boolean isAccepted, Optional<String> decision, boolean isDelivered) {

    static final Progress SUBMITTED = new Progress(false, false, Optional.empty(), false);

    /** Why that effect cannot come now. */
    Optional<Text> refusal(Optional<String> effect) {
        return switch (effect.orElse("")) {
            case Effects.SUPPLEMENT, Effects.ACCEPT, Effects.NOT_ACCEPT, Effects.NOT_NEEDED, Effects.REFER ->
                isAccepted ? Optional.of(Text.of("办件此前已经受理。", "the case has been accepted before.")) : Optional.empty();
            case Effects.GRANT, Effects.REFUSE, Effects.PENALTY, Effects.NO_PENALTY, Effects.DROP -> {
                if (!isAccepted) {
                    yield Optional.of(Text.of("办件尚未受理。", "the case has not been accepted."));
                }
                yield decision.map(made -> Text.of("办件此前已经作出决定。", "the case has been decided before."));
            }
            case Effects.ISSUE ->
                decision.filter(Effects.GRANT::equals).isPresent()
                        ? Optional.empty()
                        : Optional.of(Text.of("此前没有作出准予决定。", "nothing has been granted before."));
            case Effects.DELIVER ->
                decision.isPresent()
                        ? Optional.empty()
                        : Optional.of(Text.of("此前没有作出决定。", "nothing has been decided before."));
            default -> Optional.empty();
        };
    }

    /** Where the case stands after that effect. */
    Progress after(Optional<String> effect) {
        return switch (effect.orElse("")) {
            case Effects.ACCEPT -> new Progress(isClosed, true, decision, isDelivered);
            case Effects.NOT_ACCEPT, Effects.NOT_NEEDED, Effects.REFER ->
                new Progress(true, isAccepted, decision, isDelivered);
            case Effects.GRANT, Effects.REFUSE, Effects.PENALTY, Effects.NO_PENALTY, Effects.DROP ->
                new Progress(isClosed, isAccepted, effect, isDelivered);
            case Effects.DELIVER -> new Progress(isClosed, isAccepted, decision, true);
            default -> this;
        };
    }

    /** What is missing if the flow ends now (行政许可法 art. 38, 44). */
    Optional<Text> missingAtEnd() {
        if (isClosed) {
            return Optional.empty();
        }
        if (decision.isEmpty()) {
            return Optional.of(Text.of("办件还没有决定。", "nothing has been decided yet."));
        }
        return isDelivered
                ? Optional.empty()
                : Optional.of(Text.of("决定还没有送达。", "the decision has not been delivered."));
    }
}
