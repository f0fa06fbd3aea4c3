package org.sunhall.packs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Text;

/**
 * Some packs that fit together: every pack's parent is among them. Immutable: {@link #with} makes another set in which
 * a file has replaced or joined the others, and in which every pack below it was read again.
 */
public final class PackSet implements PackRegistry {

    /** What came of adding a file: the new set, or all that is wrong, in the file or in packs that inherit from it. */
    public record Change(Optional<PackSet> set, Optional<Pack> pack, List<FieldProblem> findings) {
        public Change {
            findings = List.copyOf(findings);
        }
    }

    private final Map<JurisdictionId, JsonNode> sources;
    private final Map<JurisdictionId, Pack> packs;

    private PackSet(Map<JurisdictionId, JsonNode> sources, Map<JurisdictionId, Pack> packs) {
        this.sources = sources;
        this.packs = packs;
    }

    /** The bundled packs. */
    public static PackSet bundled() {
        return Packs.bundledSet();
    }

    /**
     * Reads files in an order in which parents come first, whatever order they are given in.
     *
     * @throws IllegalStateException when one of them is wrong: for files that were checked before
     */
    static PackSet of(Collection<JsonNode> files) {
        Map<JurisdictionId, JsonNode> sources = new LinkedHashMap<>();
        files.forEach(file -> sources.put(new JurisdictionId(file.path("id").asText()), file));
        List<FieldProblem> findings = new ArrayList<>();
        Map<JurisdictionId, Pack> packs = read(sources, findings);
        if (!findings.isEmpty()) {
            throw new IllegalStateException("packs are wrong: " + findings);
        }
        return new PackSet(sources, packs);
    }

    /** This set with one more pack, or with another file for one it has. */
    public Change with(JsonNode file) {
        PackParse parse = PackReader.read(file, this::find);
        if (parse.pack().isEmpty()) {
            return new Change(Optional.empty(), Optional.empty(), parse.findings());
        }
        Pack pack = parse.pack().get();
        for (Optional<Pack> above = pack.parent();
                above.isPresent();
                above = above.get().parent()) {
            if (above.get().jurisdiction().equals(pack.jurisdiction())) {
                return new Change(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new FieldProblem(
                                "/inherits",
                                "cycle",
                                Text.of(
                                        "规则包不能直接或间接继承自身",
                                        "a pack cannot inherit from itself, not even through others"))));
            }
        }
        Optional<Pack> twin = packs.values().stream()
                .filter(other -> !other.jurisdiction().equals(pack.jurisdiction()))
                .filter(other -> pack.division().isPresent() && other.division().equals(pack.division()))
                .findFirst();
        if (twin.isPresent()) {
            return new Change(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(new FieldProblem(
                            "/division",
                            "overlap",
                            Text.of(
                                    "行政区划代码已属于规则包" + twin.get().id(),
                                    "the division has the pack " + twin.get().id() + " already"))));
        }
        Map<JurisdictionId, JsonNode> changed = new LinkedHashMap<>(sources);
        changed.put(pack.jurisdiction(), file.deepCopy());
        List<FieldProblem> findings = new ArrayList<>();
        Map<JurisdictionId, Pack> read = read(changed, findings);
        return findings.isEmpty()
                ? new Change(
                        Optional.of(new PackSet(changed, read)), Optional.of(read.get(pack.jurisdiction())), List.of())
                : new Change(Optional.empty(), Optional.empty(), findings);
    }

    /** Parents first; a pack that no longer reads because its parent changed is a finding of its own. */
    private static Map<JurisdictionId, Pack> read(Map<JurisdictionId, JsonNode> sources, List<FieldProblem> findings) {
        Map<JurisdictionId, Pack> packs = new LinkedHashMap<>();
        Set<JurisdictionId> waiting = new LinkedHashSet<>(sources.keySet());
        boolean moved = true;
        while (moved && !waiting.isEmpty()) {
            moved = false;
            for (JurisdictionId id : List.copyOf(waiting)) {
                JsonNode above = sources.get(id).path("inherits");
                if (!above.isMissingNode() && waiting.contains(new JurisdictionId(above.asText()))) {
                    continue;
                }
                waiting.remove(id);
                moved = true;
                PackParse parse = PackReader.read(sources.get(id), parent -> Optional.ofNullable(packs.get(parent)));
                parse.pack().ifPresent(pack -> packs.put(id, pack));
                parse.findings().forEach(finding -> findings.add(of(id, finding)));
            }
        }
        waiting.forEach(id -> findings.add(
                of(id, new FieldProblem("/inherits", "cycle", Text.of("继承关系成环", "packs inherit from each other")))));
        return packs;
    }

    private static FieldProblem of(JurisdictionId pack, FieldProblem finding) {
        return new FieldProblem(
                finding.pointer(),
                finding.rule(),
                Text.of(
                        pack + ":" + finding.message().zh(),
                        pack + ": " + finding.message().en()));
    }

    /** The file a pack was read from. */
    public Optional<JsonNode> source(JurisdictionId jurisdiction) {
        return Optional.ofNullable(sources.get(jurisdiction)).map(JsonNode::deepCopy);
    }

    @Override
    public Optional<Pack> find(JurisdictionId jurisdiction) {
        return Optional.ofNullable(packs.get(jurisdiction));
    }

    @Override
    public List<Pack> all() {
        return Collections.unmodifiableList(new ArrayList<>(packs.values()));
    }
}
