package org.sunhall.disclosure.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunhall.disclosure.api.PaperProof;
import org.sunhall.disclosure.api.Progress;
import org.sunhall.disclosure.api.PublicLimit;
import org.sunhall.disclosure.api.PublicPaper;
import org.sunhall.disclosure.api.PublicStanding;
import org.sunhall.disclosure.api.PublishedItem;
import org.sunhall.disclosure.api.PublishedResult;
import org.sunhall.disclosure.model.PaperPage;
import org.sunhall.disclosure.model.PublicStage;
import org.sunhall.identity.Organisation;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/** From what is kept to what is answered. */
final class DisclosureMapping {

    private static final Text PARKED = Text.of(
            "因系统原因办理暂时停顿,期限继续计算,恢复后自动继续办理。",
            "Handling is held up for technical reasons; the limits run on and it goes on by itself.");
    private static final Text SUPPLEMENT = Text.of(
            "请按补正告知书一次性补正材料,逾期未补正视为放弃申请。",
            "Complete your materials as the notice says; not doing so in time counts as giving up the application.");

    private DisclosureMapping() {}

    static PublishedItem item(ObjectNode body, Names names) {
        OrgId org = new OrgId(text(body, "org"));
        Optional<Organisation> office = names.organisation(org);
        return new PublishedItem(
                new ItemCode(text(body, "code")),
                bilingual(body.path("name")),
                text(body, "type"),
                org,
                names.of(org),
                office.map(Organisation::address).orElse(""),
                office.map(Organisation::phone).orElse(""),
                office.map(Organisation::supervisionPhone).orElse(""),
                new JurisdictionId(text(body, "jurisdiction")),
                new EditionId(text(body, "edition")),
                body.path("number").asInt(),
                instant(body, "effectiveFrom"),
                Optional.of(body.path("standing")).filter(JsonNode::isObject).map(DisclosureMapping::standing),
                (ObjectNode) body.get("fields"),
                Instant.parse(text(body, "updatedAt")));
    }

    private static PublicStanding standing(JsonNode standing) {
        String state = text(standing, "state");
        Text words =
                switch (state) {
                    case "HUNG" -> Text.of("已挂起,暂不能办理", "hung; it cannot be applied for now");
                    case "EXEMPT" -> Text.of("经批准不在网上运行,请到实施机构办理", "exempt from running online; apply at the office");
                    default -> Text.of("已取消", "cancelled");
                };
        return new PublicStanding(state, words, instant(standing, "since"), instant(standing, "until"));
    }

    static Progress progress(ObjectNode body, Names names) {
        OrgId org = new OrgId(text(body, "org"));
        PublicStage stage = PublicStage.valueOf(text(body, "stage"));
        List<Text> steps = new ArrayList<>();
        body.path("steps").forEach(step -> steps.add(bilingual(step.path("title"))));
        List<PublicLimit> limits = new ArrayList<>();
        body.path("limits").forEach(limit -> limits.add(limit(limit)));
        List<PublicPaper> papers = new ArrayList<>();
        body.path("papers")
                .forEach(paper -> papers.add(new PublicPaper(
                        text(paper, "kind"), bilingual(paper.path("title")), Instant.parse(text(paper, "issuedAt")))));
        return new Progress(
                text(body, "receipt"),
                Optional.ofNullable(body.path("code").textValue()),
                new ItemCode(text(body, "item")),
                bilingual(body.path("itemName")),
                org,
                names.of(org),
                text(body, "applicant"),
                stage.name(),
                stage.words(),
                steps,
                Instant.parse(text(body, "submittedAt")),
                instant(body, "acceptedAt"),
                instant(body, "decidedAt"),
                instant(body, "endedAt"),
                Optional.ofNullable(body.path("result").textValue()),
                limits,
                notice(body, stage),
                papers,
                Instant.parse(text(body, "updatedAt")));
    }

    private static Optional<Text> notice(ObjectNode body, PublicStage stage) {
        if (body.path("parked").asBoolean()) {
            return Optional.of(PARKED);
        }
        return stage == PublicStage.SUPPLEMENTING ? Optional.of(SUPPLEMENT) : Optional.empty();
    }

    private static PublicLimit limit(JsonNode limit) {
        return new PublicLimit(
                text(limit, "kind"),
                bilingual(limit.path("title")),
                Instant.parse(text(limit, "startedAt")),
                Instant.parse(text(limit, "due")),
                limit.path("provisional").asBoolean(),
                limit.path("stopped").asBoolean(),
                instant(limit, "endedAt"));
    }

    static PaperProof proof(PaperPage page, Names names) {
        return new PaperProof(
                page.verification(),
                page.kind(),
                page.title(),
                page.number(),
                page.code(),
                page.issuer(),
                names.of(page.issuer()),
                page.applicant(),
                page.issuedAt(),
                page.state());
    }

    static PublishedResult result(ObjectNode body, Names names) {
        OrgId org = new OrgId(text(body, "org"));
        return new PublishedResult(
                text(body, "code"),
                new ItemCode(text(body, "item")),
                bilingual(body.path("itemName")),
                org,
                names.of(org),
                text(body, "applicant"),
                text(body, "result"),
                Optional.ofNullable(body.path("number").textValue()),
                Instant.parse(text(body, "decidedAt")),
                Instant.parse(text(body, "publishedAt")),
                instant(body, "publishBy"));
    }

    private static Text bilingual(JsonNode node) {
        return Text.of(node.path("zh").asText(), node.path("en").asText());
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static Optional<Instant> instant(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue()).map(Instant::parse);
    }
}
