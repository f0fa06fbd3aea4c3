package org.sunhall.plugins.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunhall.checker.PluginContent;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.plugin.api.AutomaticTask;
import org.sunhall.plugins.PluginPresence;
import org.sunhall.plugins.PluginRejection;
import org.sunhall.plugins.PluginState;
import org.sunhall.plugins.PluginView;
import org.sunhall.plugins.Plugins;
import org.sunhall.plugins.RefusedLanding;

class PluginReadingTest {

    private static final Digest DIGEST = Digest.of("food");
    private static final Set<Role> READERS = Set.of(Role.OPERATOR, Role.SYSTEM, Role.BUREAU_ADMIN, Role.LEGAL);

    private final PluginReading reading = new PluginReading(new OnePlugin());

    private static Actor actor(Role role, String jurisdiction) {
        return new Actor(
                Optional.of(new PersonId("p")),
                "p",
                Optional.empty(),
                Optional.of(new JurisdictionId(jurisdiction)),
                Set.of(role),
                Set.of());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void showsPluginsToThoseWhoAnswerForThem(Role role) {
        Outcome<List<PluginView>> list = reading.list(actor(role, "sunshine"));
        if (READERS.contains(role)) {
            assertThat(list.asOptional().orElseThrow()).hasSize(1);
        } else {
            assertThat(list.refusal().orElseThrow().code()).isEqualTo(PluginRejection.FORBIDDEN);
        }
        boolean refusals =
                reading.refusals(actor(role, "sunshine")).asOptional().isPresent();
        assertThat(refusals).isEqualTo(READERS.contains(role) && role != Role.LEGAL);
    }

    @Test
    void showsAJurisdictionItsOwnOnly() {
        assertThat(reading.list(actor(Role.LEGAL, "elsewhere")).asOptional().orElseThrow())
                .isEmpty();
        assertThat(reading.find(actor(Role.BUREAU_ADMIN, "elsewhere"), DIGEST.hex())
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(PluginRejection.UNKNOWN);
        assertThat(reading.find(actor(Role.OPERATOR, "elsewhere"), DIGEST.hex()).asOptional())
                .isPresent();
    }

    @Test
    void asksTheAnonymousToSignInFirst() {
        assertThat(reading.list(Actor.anonymous()).refusal().orElseThrow().code())
                .isEqualTo(PluginRejection.UNAUTHENTICATED);
        assertThat(reading.refusals(Actor.anonymous()).refusal().orElseThrow().code())
                .isEqualTo(PluginRejection.UNAUTHENTICATED);
    }

    @Test
    void knowsNoPluginByWhatIsNoDigest() {
        for (String wrong : List.of("", "x", "../", DIGEST.hex().toUpperCase(java.util.Locale.ROOT))) {
            assertThat(reading.find(actor(Role.OPERATOR, "sunshine"), wrong)
                            .refusal()
                            .orElseThrow()
                            .code())
                    .isEqualTo(PluginRejection.UNKNOWN);
        }
    }

    private static final class OnePlugin implements Plugins {

        @Override
        public List<PluginView> list() {
            return find(DIGEST).stream().toList();
        }

        @Override
        public Optional<PluginView> find(Digest digest) {
            return Optional.of(new PluginView(
                            DIGEST,
                            new PluginId("food"),
                            "1.0.0",
                            Text.same("food"),
                            new JurisdictionId("sunshine"),
                            PluginState.PROPOSED,
                            Instant.EPOCH,
                            List.of(new ItemCode("item")),
                            true,
                            Optional.empty()))
                    .filter(view -> view.digest().equals(digest));
        }

        @Override
        public List<RefusedLanding> refusals() {
            return List.of();
        }

        @Override
        public Outcome<PluginView> land(Actor actor, String fileName, byte[] jar) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<PluginContent> content(Digest digest) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void require(Digest digest, String user, boolean needed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<AutomaticTask> task(Digest digest, String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PluginPresence presence(Digest digest) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome<PluginView> release(Actor actor, Digest digest, String reason) {
            throw new UnsupportedOperationException();
        }
    }
}
