package org.sunhall.checker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunhall.casework.CaseDefinition;
import org.sunhall.casework.CaseState;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.packs.Pack;
import org.sunhall.templates.PaperMarks;
import org.sunhall.templates.PaperTemplate;
import org.sunhall.templates.Papers;

/** The papers of a {@link VirtualCase}, made with the platform's templates and the data the platform gives them. */
public final class VirtualPapers {

    /**
     * A paper that a case issued.
     *
     * @param kind   its kind, as the item names it
     * @param title  its Chinese title
     * @param number its number, empty for none
     * @param on     the day of issue in the jurisdiction's zone
     * @param words  everything it says, in reading order
     */
    public record Paper(String kind, String title, String number, LocalDate on, String words) {}

    private static final Pattern NUMBER = Pattern.compile("\\{number(?::([1-9]))?}");
    private static final String VERIFICATION = "0000000000000000";
    private static final Papers PAPERS = new Papers();
    private static final PaperModel.Issuer ISSUER =
            new PaperModel.Issuer("某某市某某局", "某某市某某路1号", "000-00000000", "000-00000000");

    private final PluginContent content;
    private final ItemDefinition item;
    private final Pack pack;
    private final CaseDefinition definition;
    private final Map<String, PaperTemplate> templates = new HashMap<>();
    private final Map<String, Integer> series = new HashMap<>();

    VirtualPapers(PluginContent content, ItemDefinition item, Pack pack, CaseDefinition definition) {
        this.content = content;
        this.item = item;
        this.pack = pack;
        this.definition = definition;
    }

    Outcome<Paper> make(CaseState state, String kind, Instant now) {
        DocumentRef document = item.document(kind).orElseThrow();
        Optional<String> number = number(document, state, now, pattern -> series.merge(pattern, 1, Integer::sum));
        return PAPERS.words(template(document), model(state, now), marks(document, state, number, now))
                .map(words -> new Paper(
                        kind,
                        document.title().zh(),
                        number.orElse(""),
                        now.atZone(pack.zone()).toLocalDate(),
                        words));
    }

    Outcome<byte[]> press(CaseState state, String kind, Instant now) {
        DocumentRef document = item.document(kind).orElseThrow();
        Optional<String> number = number(document, state, now, pattern -> series.getOrDefault(pattern, 1));
        return PAPERS.render(template(document), model(state, now), marks(document, state, number, now));
    }

    private PaperTemplate template(DocumentRef document) {
        return templates.computeIfAbsent(document.template(), name -> PaperTemplate.parse(name, content.template(name))
                .template()
                .orElseThrow(() -> new IllegalStateException("the template " + name + " would not pass the checks: "
                        + PaperTemplate.parse(name, content.template(name)).findings())));
    }

    private PaperMarks marks(DocumentRef document, CaseState state, Optional<String> number, Instant now) {
        return new PaperMarks(
                document.title(),
                ISSUER.name(),
                number,
                state.code().map(SupervisionCode::value),
                VERIFICATION,
                "https://localhost/v/" + VERIFICATION,
                false,
                now,
                pack.zone());
    }

    private interface Next {
        int in(String pattern);
    }

    private Optional<String> number(DocumentRef document, CaseState state, Instant now, Next next) {
        if (document.numberFact().isPresent()) {
            return Optional.of(state.facts().path(document.numberFact().get()).asText(""))
                    .filter(text -> !text.isEmpty());
        }
        String year = String.format(Locale.ROOT, "%04d", now.atZone(pack.zone()).getYear());
        return document.series().map(pattern -> {
            Matcher matcher = NUMBER.matcher(pattern.replace("{year}", year));
            int number = next.in(pattern);
            return matcher.replaceAll(found -> found.group(1) == null
                    ? Integer.toString(number)
                    : String.format(Locale.ROOT, "%0" + found.group(1) + "d", number));
        });
    }

    private Map<String, Object> model(CaseState state, Instant now) {
        ObjectNode model = PaperModel.of(item, state, pack, definition.reader(), ISSUER, now);
        return PaperModel.plain(model);
    }
}
