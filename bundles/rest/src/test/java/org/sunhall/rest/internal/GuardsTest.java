package org.sunhall.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuardsTest {

    @Test
    void aPageOfThePlatformIsOfTheSameHost() {
        assertThat(Guards.sameHost("http://127.0.0.1:8181", "127.0.0.1:8181")).isTrue();
        assertThat(Guards.sameHost("https://Hall.example.cn", "hall.example.cn"))
                .isTrue();
    }

    @Test
    void otherHostsPortsAndOpaqueOriginsAreForeign() {
        assertThat(Guards.sameHost("http://evil.example", "127.0.0.1:8181")).isFalse();
        assertThat(Guards.sameHost("http://127.0.0.1:9999", "127.0.0.1:8181")).isFalse();
        assertThat(Guards.sameHost("null", "127.0.0.1:8181")).isFalse();
        assertThat(Guards.sameHost("http://hall.example.cn.evil.example", "hall.example.cn"))
                .isFalse();
        assertThat(Guards.sameHost("http://[", "hall.example.cn")).isFalse();
        assertThat(Guards.sameHost("http://hall.example.cn", null)).isFalse();
    }

    @Test
    void theDomainIsTheSegmentAfterApi() {
        assertThat(ApiFilter.domain("/api/cases/1/steps")).isEqualTo("cases");
        assertThat(ApiFilter.domain("/api/cases")).isEqualTo("cases");
        assertThat(ApiFilter.domain("/api/")).isEmpty();
        assertThat(ApiFilter.domain("/api")).isEmpty();
    }
}
