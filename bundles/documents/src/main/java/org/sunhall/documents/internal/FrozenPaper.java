package org.sunhall.documents.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sunhall.documents.PaperOrder;
import org.sunhall.documents.internal.store.ContentEntity;
import org.sunhall.documents.internal.store.PaperEntity;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.templates.PaperMarks;
import org.sunhall.templates.PaperRejection;
import org.sunhall.templates.PaperTemplate;
import org.sunhall.templates.Papers;
import org.sunhall.templates.TemplateFinding;
import org.sunhall.templates.TemplateParse;

/** Everything a press needs, from an order or from the stored rows; both give the same paper. */
record FrozenPaper(String templateText, String model, PaperMarks marks) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int MOST_PARSED = 200;
    /** Templates read lately, by their text: reading one again costs more than everything else of an order. */
    private static final Map<String, TemplateParse> PARSED = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TemplateParse> eldest) {
            return size() > MOST_PARSED;
        }
    };

    static FrozenPaper of(PaperOrder order, Optional<String> number, String verificationCode, String verificationUrl) {
        String model = text(order.model());
        return new FrozenPaper(
                order.templateText(),
                model,
                new PaperMarks(
                        order.title(),
                        order.model().path("issuerName").asText(""),
                        number,
                        order.code().map(code -> code.value()),
                        verificationCode,
                        verificationUrl,
                        false,
                        order.at(),
                        zone(order.model())));
    }

    static FrozenPaper of(PaperEntity paper, ContentEntity content, String templateText) {
        JsonNode model = json(content.model);
        return new FrozenPaper(
                templateText,
                content.model,
                new PaperMarks(
                        Text.of(paper.titleZh, paper.titleEn),
                        model.path("issuerName").asText(""),
                        Optional.ofNullable(paper.number),
                        Optional.ofNullable(paper.supervisionCode),
                        paper.verificationCode,
                        paper.verificationUrl,
                        false,
                        Instant.ofEpochMilli(paper.issuedAt),
                        zone(model)));
    }

    /** The zone in which a paper with this data is dated. */
    static ZoneId zone(JsonNode model) {
        String named = model.path("zone").asText("");
        return named.isEmpty() ? ZONE : ZoneId.of(named);
    }

    /** Whether {@link #zone} can tell. */
    static boolean hasZone(JsonNode model) {
        try {
            return zone(model) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    Outcome<byte[]> press(Papers papers) {
        return template().then(template -> papers.render(template, map(), marks));
    }

    Optional<Rejection> objection(Papers papers) {
        return template().fold(template -> papers.objection(template, map(), marks), Optional::of);
    }

    private Outcome<PaperTemplate> template() {
        TemplateParse parse = parsed();
        return parse.template().map(Outcome::accepted).orElseGet(() -> {
            TemplateFinding first = parse.findings().get(0);
            return Outcome.refused(PaperRejection.TEMPLATE_INVALID, first.message());
        });
    }

    private TemplateParse parsed() {
        synchronized (PARSED) {
            return PARSED.computeIfAbsent(
                    templateText, text -> PaperTemplate.parse(Digest.of(text).abbreviated(), text));
        }
    }

    private Map<String, Object> map() {
        try {
            return JSON.readValue(model, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored model is JSON", e);
        }
    }

    private static String text(JsonNode model) {
        try {
            return JSON.writeValueAsString(model);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON node can be written", e);
        }
    }

    private static JsonNode json(String model) {
        try {
            return JSON.readTree(model);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored model is JSON", e);
        }
    }
}
