package org.sunhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextAndIdsTest {

    private static final List<Function<String, Object>> IDS = List.of(
            OrgId::new,
            PersonId::new,
            ItemCode::new,
            EditionId::new,
            CaseId::new,
            JurisdictionId::new,
            PluginId::new,
            name -> new Post(new OrgId("o"), name));

    @Test
    void speaksChineseToEverybodyButReadersOfEnglish() {
        Text text = Text.of("受理", "accepted");

        assertThat(text.in(Locale.UK)).isEqualTo("accepted");
        assertThat(text.in(Locale.CHINA)).isEqualTo("受理");
        assertThat(text.in(Locale.FRENCH)).isEqualTo("受理");
        assertThat(text.in(null)).isEqualTo("受理");
    }

    @Test
    void fillsBothSentencesAndKeepsLanguagesApart() {
        Text filled = Text.of("{0}共{1}件", "{1} cases of {0}").with(Text.of("许可", "licence"), 3);

        assertThat(filled).isEqualTo(Text.of("许可共3件", "3 cases of licence"));
    }

    @Test
    void doesNotFillWhatAValueBringsAlong() {
        assertThat(Text.same("{0} {1}").with("{1}", "x")).isEqualTo(Text.same("{1} x"));
        assertThat(Text.same("{0}").with("$1\\")).isEqualTo(Text.same("$1\\"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "321300-food.licence:1_2", "A9"})
    void idsAreNames(String name) {
        for (Function<String, Object> id : IDS) {
            assertThat(id.apply(name).toString()).endsWith(name);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "-a", "../etc", "a/b", "a b", "a\n", "é", "许可", "<script>"})
    void idsAreNothingElse(String name) {
        for (Function<String, Object> id : IDS) {
            assertThatThrownBy(() -> id.apply(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void idsAreNotLongerThanTheirColumn() {
        for (Function<String, Object> id : IDS) {
            assertThat(id.apply("x".repeat(120))).isNotNull();
            assertThatThrownBy(() -> id.apply("x".repeat(121))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aDigestIsThatOfTheBytes() {
        Digest digest = Digest.of("abc");

        assertThat(digest.hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(digest.abbreviated()).isEqualTo("ba7816bf8f01");
        assertThat(Digest.of("abc".getBytes())).isEqualTo(digest);
        assertThatThrownBy(() -> new Digest(digest.hex().toUpperCase())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyIsAnonymousThePlatformIsNot() {
        assertThat(Actor.anonymous().isAnonymous()).isTrue();
        assertThat(Actor.system("clock").isAnonymous()).isFalse();
        assertThat(Actor.system("clock").reference()).isEqualTo("system:clock");
        assertThat(Actor.system("clock").has(Role.SYSTEM)).isTrue();
    }

    @Test
    void recordsNameAPersonByIdNeverByName() {
        Post window = new Post(new OrgId("market"), "window");
        Actor actor = new Actor(
                Optional.of(new PersonId("p-1")),
                "王五",
                Optional.of(new OrgId("market")),
                Optional.empty(),
                Set.of(Role.STAFF),
                Set.of(window));

        assertThat(actor.reference()).isEqualTo("p-1");
        assertThat(actor.holds(window)).isTrue();
        assertThat(actor.holds(new Post(new OrgId("other"), "window"))).isFalse();
        assertThat(actor.isAnonymous()).isFalse();
    }

    @Test
    void timeHasMillisecondsAndTheZoneOfTheCity() {
        Clock clock = new SystemClock();
        Instant now = clock.instant();

        assertThat(now.getNano() % 1_000_000).isZero();
        assertThat(clock.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(clock.withZone(ZoneId.of("UTC")).getZone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(clock.withZone(ZoneId.of("UTC")).instant()).isAfterOrEqualTo(now);
    }
}
