package org.sunhall.casework;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.sunhall.kernel.Text;

/** How it is verified that somebody is who they say. */
public enum Verification {
    /** 电话 */
    PHONE(Text.of("电话验证", "by telephone")),
    /** 短信 */
    SMS(Text.of("短信验证", "by text message")),
    /** 现场:身份证件原件 */
    IN_PERSON(Text.of("现场验证身份证件", "in person, by the identity paper"));

    private final Text title;

    Verification(Text title) {
        this.title = title;
    }

    /** Its stable name, for example {@code in-person}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name for people. */
    public Text title() {
        return title;
    }

    /** The one with this name. */
    public static Optional<Verification> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
}
