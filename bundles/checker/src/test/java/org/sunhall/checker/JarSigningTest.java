package org.sunhall.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.packs.Packs;

/** Who signed a plug-in, and whether it is still what they signed. */
class JarSigningTest {

    private static final SigningKeys MARKET = SigningKeys.of("Market Bureau", false);
    private static final SigningKeys OTHER = SigningKeys.of("Somebody Else", false);
    private static final byte[] SIGNED = MARKET.sign(PluginJars.good());

    @Test
    void readsWhoSignedIt() {
        SignatureReading reading = JarSigning.read(SIGNED);

        assertThat(reading.holds()).isTrue();
        assertThat(reading.path()).containsExactly(MARKET.certificate());
    }

    @Test
    void seesThatNobodySignedIt() {
        SignatureReading reading = JarSigning.read(PluginJars.good());

        assertThat(reading.signed()).isFalse();
        assertThat(reading.problem()).isEmpty();
    }

    @Test
    void aSignedPluginOfATrustedPublisherPassesAndIsTheSameEdition() {
        PluginParse parse = Checker.checkJar(SIGNED, trusting(MARKET));

        assertThat(parse.findings()).isEmpty();
        ItemCode item = new ItemCode("sunshine-market-food-licence");
        assertThat(Checker.editionDigest(parse.content().orElseThrow(), item))
                .isEqualTo(Checker.editionDigest(
                        PluginReader.read(PluginJars.good()).content().orElseThrow(), item));
    }

    @Test
    void refusesUnsignedAndUnknownAndExpiredSigners() {
        SigningKeys expired = SigningKeys.of("Market Bureau", true);

        assertThat(rules(PluginJars.good(), trusting(MARKET))).containsExactly("signature.missing");
        assertThat(rules(SIGNED, trusting(OTHER))).containsExactly("signature.untrusted");
        assertThat(rules(SIGNED, trusting())).containsExactly("signature.untrusted");
        assertThat(rules(expired.sign(PluginJars.good()), trusting(expired))).containsExactly("signature.untrusted");
    }

    @Test
    void refusesWhatWasChangedAddedOrTakenAwayAfterSigning() {
        CheckContext anybody = trusting(MARKET).signedBy(SignaturePolicy.unsignedAllowed());
        byte[] changed = PluginJars.of(SIGNED)
                .replace("documents/acceptance-notice.html", "依法作出决定", "依法及时作出决定")
                .build();
        byte[] added = PluginJars.of(SIGNED)
                .put("/cn/sunshine/market/food/note.txt", "x")
                .build();
        byte[] takenAway =
                PluginJars.of(SIGNED).remove("samples/school-canteen.json").build();

        for (CheckContext context : List.of(trusting(MARKET), anybody)) {
            assertThat(rules(changed, context)).contains("signature.altered");
            assertThat(rules(added, context)).contains("signature.unsigned-entry");
            assertThat(rules(takenAway, context)).contains("signature.removed");
        }
    }

    @Test
    void refusesTwoSigners() {
        assertThat(rules(OTHER.sign(SIGNED), trusting(MARKET, OTHER))).contains("signature.signers");
    }

    @Test
    void aSignatureThatIsNoneIsNoSignature() {
        byte[] forged = PluginJars.edit()
                .put("/META-INF/MARKET.SF", "Signature-Version: 1.0\n\n")
                .put("/META-INF/MARKET.EC", "nothing")
                .build();

        assertThat(rules(forged, trusting(MARKET))).anyMatch(rule -> rule.startsWith("signature."));
    }

    private static List<String> rules(byte[] jar, CheckContext context) {
        return Checker.checkJar(jar, context).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    private static CheckContext trusting(SigningKeys... publishers) {
        return CheckContext.alone(Packs.of(new JurisdictionId("sunshine")), LocalDate.of(2026, 11, 23))
                .signedBy(SignaturePolicy.required(Set.copyOf(List.of(publishers).stream()
                        .map(SigningKeys::certificate)
                        .toList())));
    }
}
