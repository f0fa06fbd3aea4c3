package org.sunhall.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.catalog.application.CatalogOffice.ITEM;
import static org.sunhall.catalog.application.CatalogOffice.LEGAL;
import static org.sunhall.catalog.application.CatalogOffice.accepted;
import static org.sunhall.catalog.application.CatalogOffice.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.checker.DiscretionTable;
import org.sunhall.checker.PluginJars;
import org.sunhall.packs.ChangeKind;
import org.sunhall.packs.PackRegistry;

/** Benchmarks are quantified tables of an edition: one that changes is a change of its own and holds from its review on. */
class BenchmarkTest {

    private static final Map<String, JsonNode> SMALL = Map.of("value", IntNode.valueOf(2_000));

    private CatalogOffice office;

    @BeforeEach
    void open() {
        office = new CatalogOffice(PackRegistry.bundled());
    }

    @AfterEach
    void close() throws InterruptedException {
        office.close();
    }

    private static byte[] withFine(String version, int most) {
        return PluginJars.edit()
                .numbered(version)
                .put("discretion/fine.json", """
                {
                  "key": "fine",
                  "item": "%s",
                  "title": {"zh": "罚款幅度", "en": "Fines"},
                  "basis": "《中华人民共和国食品安全法》第一百二十四条",
                  "measure": {"title": {"zh": "罚款", "en": "Fine"}, "unit": {"zh": "元", "en": "yuan"}, "lawful": {"from": 50000, "to": 100000}},
                  "factors": [{"key": "value", "title": {"zh": "货值", "en": "Value"}, "unit": {"zh": "元", "en": "yuan"}, "domain": {"from": 0, "to": 10000}}],
                  "cells": [
                    {"id": "small", "title": {"zh": "较轻", "en": "Minor"}, "when": {"value": {"from": 0, "to": 5000}}, "range": {"from": 50000, "to": %d}, "text": {"zh": "货值不足五千元的", "en": "Below 5 000 yuan"}},
                    {"id": "large", "title": {"zh": "一般", "en": "Usual"}, "when": {"value": {"from": 5000, "to": 10000}}, "range": {"from": %d, "to": 100000}, "text": {"zh": "货值五千元以上的", "en": "5 000 yuan and more"}}
                  ]
                }
                """.formatted(ITEM.value(), most, most))
                .build();
    }

    private DiscretionTable.Cell cell() {
        EditionView holds = accepted(office.catalog.inForce(ITEM, office.clock.instant()));
        return accepted(office.catalog.lookup(holds, "fine", SMALL));
    }

    @Test
    @Tag("R-063")
    @Tag("R-064")
    void aChangedBenchmarkIsAChangeOfItsOwnAndHoldsFromItsReviewOn() {
        office.inForce(withFine("1.0.1", 70_000));
        assertThat(cell().text().zh()).isEqualTo("货值不足五千元的");
        assertThat(cell().range().to())
                .hasValueSatisfying(most -> assertThat(most).isEqualByComparingTo("70000"));

        EditionView next = office.lands(withFine("1.0.2", 60_000));
        assertThat(office.catalog.reviewsOf(next).get(0).kind()).isEqualTo(ChangeKind.DISCRETION);
        assertThat(cell().range().to()).as("before it is reviewed").hasValueSatisfying(most -> assertThat(most)
                .isEqualByComparingTo("70000"));
        EditionView approved = accepted(office.catalog.approve(LEGAL, next.id(), "同意", next.digest(), next.version()));
        accepted(office.catalog.publish(LEGAL, approved.id(), java.util.Optional.empty(), approved.version()));
        assertThat(cell().range().to())
                .hasValueSatisfying(most -> assertThat(most).isEqualByComparingTo("60000"));
    }

    @Test
    @Tag("R-063")
    void whatTheBenchmarkDoesNotKnowIsNotGuessed() {
        EditionView holds = office.inForce(withFine("1.0.1", 70_000));
        assertThat(refused(office.catalog.lookup(holds, "fine", Map.of()))).isEqualTo(CatalogRejection.INVALID);
        assertThat(refused(office.catalog.lookup(holds, "fine", Map.of("value", IntNode.valueOf(99_999)))))
                .isEqualTo(CatalogRejection.INVALID);
        assertThat(refused(office.catalog.lookup(holds, "other", SMALL))).isEqualTo(CatalogRejection.NO_BENCHMARK);
    }
}
