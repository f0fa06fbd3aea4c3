package org.sunhall.disclosure.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sunhall.disclosure.api.DisclosureRejection;
import org.sunhall.kernel.Iso7064;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.kernel.Text;

/** What people type to follow a case or to check a paper. */
public final class Codes {

    private static final int LONGEST = 64;
    private static final int RECEIPT = 16;
    private static final int SUPERVISION = 21;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-\\u2010-\\u2015\\uFF0D\\u3000]");
    private static final Pattern PLAIN = Pattern.compile("[0-9A-Z]{6,40}");

    private Codes() {}

    /**
     * A receipt or a supervision code.
     *
     * @param value         in capitals, without separators
     * @param isSupervision whether it is a supervision code
     */
    public record CaseNumber(String value, boolean isSupervision) {}

    /** The receipt or supervision code in what was typed, or a hint what is wrong with it. */
    public static Outcome<CaseNumber> caseNumber(String typed) {
        String plain = plain(typed);
        if (plain.length() == SUPERVISION) {
            return SupervisionCode.parse(plain)
                    .<Outcome<CaseNumber>>map(code -> Outcome.accepted(new CaseNumber(code.value(), true)))
                    .orElseGet(Codes::mistyped);
        }
        if (plain.length() == RECEIPT) {
            boolean fits = PLAIN.matcher(plain).matches()
                    && Iso7064.mod37x36(plain.substring(0, RECEIPT - 1)) == plain.charAt(RECEIPT - 1);
            return fits ? Outcome.accepted(new CaseNumber(plain, false)) : mistyped();
        }
        return Outcome.refused(
                DisclosureRejection.MALFORMED_CODE,
                Text.of(
                                "请输入16位查询号(受理前)或21位统一服务监管码(受理后);您输入了{0}位。",
                                "Type the 16 characters of the receipt (before acceptance) or the 21 of the supervision code"
                                        + " (afterwards); these were {0}.")
                        .with(plain.length()));
    }

    /** A verification code as typed, in capitals and without separators; empty when it cannot be one. */
    public static Optional<String> verification(String typed) {
        return Optional.of(plain(typed)).filter(plain -> PLAIN.matcher(plain).matches());
    }

    /** A paper's number as it is compared: without spaces, with one kind of brackets, in capitals. */
    public static String numberKey(String number) {
        return SEPARATORS
                .matcher(number)
                .replaceAll("")
                .replaceAll("[\\[(\u3014\uFF08\uFF3B\u3010]", "[")
                .replaceAll("[\\])\u3015\uFF09\uFF3D\u3011]", "]")
                .toUpperCase(Locale.ROOT);
    }

    private static Outcome<CaseNumber> mistyped() {
        return Outcome.refused(
                DisclosureRejection.MALFORMED_CODE,
                Text.of(
                        "编码的校验位不符,可能有一位输入错误(注意区分字母 O 与数字 0、字母 I 与数字 1),请核对后重新输入。",
                        "The check character does not fit: one character is probably mistyped (mind O and 0, I and 1)."
                                + " Compare it with your paper and type it again."));
    }

    private static String plain(String typed) {
        String bounded = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        return SEPARATORS.matcher(bounded).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
