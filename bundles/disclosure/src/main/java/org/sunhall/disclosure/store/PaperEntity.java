package org.sunhall.disclosure.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** That a paper was issued. */
@Entity
@Table(name = "DISCLOSURE_PAPER")
public class PaperEntity {

    @Id
    @Column(name = "VERIFICATION")
    String verification;

    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "KIND")
    String kind;

    @Column(name = "TITLE_ZH")
    String titleZh;

    @Column(name = "TITLE_EN")
    String titleEn;

    @Column(name = "NUMBER_TEXT")
    String number;

    @Column(name = "NUMBER_KEY")
    String numberKey;

    @Column(name = "CODE")
    String code;

    @Column(name = "ISSUER")
    String issuer;

    @Column(name = "APPLICANT")
    String applicant;

    @Column(name = "ISSUED_AT")
    long issuedAt;

    @Column(name = "STATE")
    String state;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public PaperEntity() {}
}
