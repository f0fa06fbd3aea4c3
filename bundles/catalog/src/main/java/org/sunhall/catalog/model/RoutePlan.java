package org.sunhall.catalog.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Limit;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;
import org.sunhall.packs.ReviewRoute;
import org.sunhall.packs.ReviewStage;
import org.sunhall.packs.StageAct;

/** The stages a change goes through: those of the pack's route, before them the agreement of other departments. */
public final class RoutePlan {

    /** Function of a stage at which another department agrees that its posts take part. */
    public static final String AGREEMENT = "agreement";
    /** The kind of a review's clock. */
    public static final String REVIEW = "review";

    private static final String AGREEMENT_BASIS = "004第十条:跨部门协调一致后统一调整";

    private RoutePlan() {}

    /**
     * The stages, none open yet.
     *
     * @param spanned the other departments whose posts the flow uses; each has to agree, all at once
     */
    public static List<Stage> of(ReviewRoute route, Set<OrgId> spanned, Pack pack, LocalDate on) {
        List<Stage> stages = new ArrayList<>();
        for (OrgId org :
                spanned.stream().sorted(Comparator.comparing(OrgId::value)).toList()) {
            stages.add(new Stage(
                    AGREEMENT + "-" + org.value(),
                    0,
                    Text.of("协同部门同意", "Agreement of the department involved"),
                    AGREEMENT,
                    Optional.of(org),
                    StageAct.REVIEW,
                    AGREEMENT_BASIS,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        int rank = 1;
        for (ReviewStage stage : route.stages()) {
            stages.add(new Stage(
                    stage.id(),
                    rank++,
                    stage.title(),
                    stage.function(),
                    Optional.empty(),
                    stage.act(),
                    stage.basis(),
                    stage.limit().map(limit -> terms(stage, limit, pack, on)),
                    Optional.empty(),
                    Optional.empty()));
        }
        return stages;
    }

    private static ClockTerms terms(ReviewStage stage, Limit limit, Pack pack, LocalDate on) {
        return new ClockTerms(
                REVIEW,
                stage.title(),
                ClockOwner.OFFICE,
                limit,
                pack.warning(REVIEW, limit, on),
                stage.basis(),
                ClockTerms.LAMP,
                Set.of(),
                Optional.empty());
    }
}
