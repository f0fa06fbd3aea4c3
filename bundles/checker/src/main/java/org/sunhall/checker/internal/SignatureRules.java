package org.sunhall.checker.internal;

import java.time.Instant;
import java.time.LocalTime;
import org.sunhall.checker.CheckContext;
import org.sunhall.checker.SignatureReading;
import org.sunhall.kernel.Text;

/** Whether a jar is signed by whom the jurisdiction trusts. */
public final class SignatureRules {

    private SignatureRules() {}

    /** Holds a signature against the policy of the place. */
    public static void check(SignatureReading signature, CheckContext context, Findings findings) {
        if (signature.problem().isPresent()) {
            findings.add(signature.problem().get());
            return;
        }
        if (!context.signature().required()) {
            return;
        }
        // The end of the day: a certificate made this afternoon is good today.
        Instant endOfDay =
                context.on().atTime(LocalTime.MAX).atZone(context.pack().zone()).toInstant();
        if (!signature.signed()) {
            findings.add(
                    "META-INF/MANIFEST.MF",
                    "line 1",
                    "signature.missing",
                    Text.of("插件没有签名。", "The plug-in is not signed."),
                    Text.of(
                            "请由本辖区信任的发布者签名:mvn sunhall:sign -Dsunhall.keystore=publisher.p12,或用jarsigner。",
                            "Have it signed by a publisher whom the jurisdiction trusts: mvn sunhall:sign"
                                    + " -Dsunhall.keystore=publisher.p12, or jarsigner."));
        } else if (!context.signature().trusts(signature.path(), endOfDay)) {
            String who = signature.path().get(0).getSubjectX500Principal().getName();
            findings.add(
                    "",
                    "",
                    "signature.untrusted",
                    Text.of(
                                    "签名者不是本辖区信任的发布者,或其证书已失效:{0}",
                                    "The signer is no publisher trusted here, or its certificate has expired: {0}")
                            .with(who),
                    Text.of(
                            "请由运行单位登记该发布者(sunhall:publisher-trust),或换用受信任的证书签名。",
                            "Have the operator trust that publisher (sunhall:publisher-trust), or sign with a trusted certificate."));
        }
    }
}
