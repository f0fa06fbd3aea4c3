package org.sunhall.catalog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.catalog.model.Opinion;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.catalog.model.Stage;
import org.sunhall.clocks.ClockJson;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/** A proceeding over the wire: its route, who said what, and each stage's clock with its working. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProceedingJson(
        String id,
        String kind,
        String item,
        Text itemName,
        String edition,
        String jurisdiction,
        String org,
        String state,
        String applicant,
        String reason,
        Instant until,
        String exemption,
        Long usedInPeriod,
        Instant openedAt,
        String myStage,
        List<StageJson> stages,
        long version) {

    static ProceedingJson of(CatalogDesk desk, Actor reader, Proceeding proceeding) {
        return new ProceedingJson(
                proceeding.id(),
                proceeding.kind().name(),
                proceeding.item().value(),
                proceeding.itemName(),
                proceeding.edition().map(EditionId::value).orElse(null),
                proceeding.jurisdiction().value(),
                proceeding.org().value(),
                proceeding.state().name(),
                proceeding.applicant(),
                proceeding.reason(),
                proceeding.terms().until().orElse(null),
                proceeding.terms().exemption().orElse(null),
                proceeding.terms().used().orElse(null),
                proceeding.openedAt(),
                desk.stageOf(reader, proceeding).map(Stage::id).orElse(null),
                proceeding.stages().stream()
                        .map(stage -> StageJson.of(desk, proceeding, stage))
                        .toList(),
                proceeding.version());
    }

    /** A stage. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StageJson(
            String id,
            Text title,
            String function,
            String org,
            String act,
            String basis,
            String limit,
            String state,
            ObjectNode clock,
            OpinionJson opinion) {

        static StageJson of(CatalogDesk desk, Proceeding proceeding, Stage stage) {
            return new StageJson(
                    stage.id(),
                    stage.title(),
                    stage.function(),
                    stage.org().map(OrgId::value).orElse(null),
                    stage.act().name().toLowerCase(Locale.ROOT),
                    stage.basis(),
                    stage.terms().map(terms -> terms.budget().toString()).orElse(null),
                    state(proceeding, stage),
                    stage.clock()
                            .map(clock -> ClockJson.write(
                                    desk.reader(proceeding.jurisdiction()).read(clock, desk.now())))
                            .orElse(null),
                    stage.opinion().map(OpinionJson::of).orElse(null));
        }

        private static String state(Proceeding proceeding, Stage stage) {
            if (stage.opinion().isPresent()) {
                return stage.opinion().get().agrees() ? "agreed" : "rejected";
            }
            return proceeding.open().contains(stage) ? "open" : "waiting";
        }
    }

    /** What was said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpinionJson(boolean agrees, String by, String org, String words, Instant at) {

        static OpinionJson of(Opinion opinion) {
            return new OpinionJson(
                    opinion.agrees(),
                    opinion.by(),
                    opinion.org().map(OrgId::value).orElse(null),
                    opinion.words(),
                    opinion.at());
        }
    }

    /** An application on an item's standing. */
    record Application(String item, String kind, String reason, Instant until, String exemption) {}

    /** What a stage says. */
    record OpinionRequest(Boolean agrees, String words) {}
}
