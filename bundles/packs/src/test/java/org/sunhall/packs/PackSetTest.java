package org.sunhall.packs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.JurisdictionId;

class PackSetTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final JurisdictionId EAST = new JurisdictionId("sunshine-east");

    @Test
    @Tag("R-021")
    void twoPacksServeSideBySideForDifferentDivisions() {
        PackSet set = added(district(1));

        assertThat(set.of(EAST).limit("K-12", TODAY)).isEqualTo(Limit.workingDays(1));
        assertThat(set.of(new JurisdictionId("sunshine")).limit("K-12", TODAY)).isEqualTo(Limit.workingDays(3));
        assertThat(PackSet.bundled().find(EAST)).as("the set it came from").isEmpty();
        assertThat(set.of(new JurisdictionId("elsewhere")).id()).isEqualTo("national");
    }

    @Test
    void aNewFileReplacesTheOldOneAndThoseBelowFollow() {
        PackSet set = added(district(1));
        ObjectNode city =
                (ObjectNode) set.source(new JurisdictionId("sunshine")).orElseThrow();
        for (JsonNode parameter : city.withArray("parameters")) {
            if (parameter.path("name").asText().equals("complaint.answer")) {
                ((ObjectNode) parameter).put("value", 6);
            }
        }

        PackSet next = set.with(city).set().orElseThrow();

        assertThat(next.of(EAST).limit("K-13", TODAY)).isEqualTo(Limit.workingDays(6));
        assertThat(set.of(EAST).limit("K-13", TODAY)).isEqualTo(Limit.workingDays(10));
    }

    @Test
    void aParentThatTakesAwayWhatAChildRefersToIsRefusedWithTheChildNamed() {
        ObjectNode child = district(1);
        child.withArray("clocks")
                .add(
                        json(
                                "{'kind':'hall','title':{'zh':'大厅','en':'hall'},'owner':'office','budget':'penalty.entry','onExpiry':'lamp'}"));
        PackSet set = added(child);
        ObjectNode orphaned = json("{'id':'sunshine','title':{'zh':'市','en':'city'},'division':'329900'}");

        PackSet.Change change = set.with(orphaned);

        assertThat(change.set()).isEmpty();
        assertThat(change.findings())
                .anySatisfy(finding -> assertThat(finding.message().en()).startsWith("sunshine-east: "));
    }

    @Test
    void packsCannotInheritFromEachOther() {
        PackSet set = added(district(1));
        ObjectNode city =
                (ObjectNode) set.source(new JurisdictionId("sunshine")).orElseThrow();
        city.put("inherits", "sunshine-east");

        assertThat(set.with(city).findings()).extracting(FieldProblem::rule).containsExactly("cycle");
    }

    @Test
    void aDistrictCountsItsOwnClosures() {
        ObjectNode file = district(1);
        ((ArrayNode) file.withArray("closures"))
                .add(json("{'date':'2026-11-25','kind':'closed','zh':'建区日','en':'District day','basis':'b'}"))
                .add(json("{'date':'2026-11-28','kind':'open','zh':'补班','en':'Made up','basis':'b'}"));
        WorkCalendar nation = WorkCalendar.china();

        WorkCalendar east = added(file).of(EAST).calendar(nation);

        assertThat(nation.isWorkingDay(LocalDate.of(2026, 11, 25))).isTrue();
        assertThat(east.isWorkingDay(LocalDate.of(2026, 11, 25))).isFalse();
        assertThat(east.isWorkingDay(LocalDate.of(2026, 11, 28))).isTrue();
        assertThat(east.isWorkingDay(LocalDate.of(2026, 10, 1))).isFalse();
        assertThat(east.knownUntil()).isEqualTo(nation.knownUntil());
    }

    private static PackSet added(ObjectNode file) {
        PackSet.Change change = PackSet.bundled().with(file);
        assertThat(change.findings()).isEmpty();
        return change.set().orElseThrow();
    }

    private static ObjectNode district(int inquiryDays) {
        ObjectNode file = json("{'id':'sunshine-east','inherits':'sunshine','title':{'zh':'东区','en':'East'},"
                + "'division':'329901','parameters':[{'name':'inquiry.answer','requirement':'K-12',"
                + "'title':{'zh':'咨询','en':'inquiry'},'unit':'wd','basis':'b','from':'2026-01-01','certainty':'T'}]}");
        ((ObjectNode) file.at("/parameters/0")).put("value", inquiryDays);
        return file;
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
