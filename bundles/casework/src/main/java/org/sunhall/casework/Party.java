package org.sunhall.casework;

import java.util.Locale;
import java.util.Objects;
import org.sunhall.kernel.Text;

/**
 * Who a case concerns, beside who filed it. Names and numbers stand beside the event; here is a reference only.
 *
 * @param id   a reference that is the same for the same person or organisation in every case: never a number of identity
 * @param role what they are to the case
 * @param kind {@code organisation} or {@code person}
 */
public record Party(String id, PartyRole role, String kind) {

    public Party {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(kind, "kind");
    }

    /** What somebody is to a case (design.md §5). */
    public enum PartyRole {
        /** 申请人. */
        APPLICANT(Text.of("申请人", "applicant")),
        /** 代理人. */
        AGENT(Text.of("代理人", "agent")),
        /** 利害关系人 (行政许可法 art. 36). */
        INTERESTED(Text.of("利害关系人", "interested third party")),
        /** 共同生活家庭成员. */
        HOUSEHOLD_MEMBER(Text.of("家庭成员", "household member")),
        /** 当事人 of a penalty or inspection. */
        SUBJECT(Text.of("当事人", "subject"));

        private final Text title;

        PartyRole(Text title) {
            this.title = title;
        }

        /** Its name for people. */
        public Text title() {
            return title;
        }

        /** As events write it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static PartyRole of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
