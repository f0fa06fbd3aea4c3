package org.sunhall.documents.internal.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** One row of {@code DOCUMENTS_PAPER}: the register's light side, without personal data. */
@Entity(name = "Paper")
@Table(name = "DOCUMENTS_PAPER")
public class PaperEntity {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "CASE_ID")
    public String caseId;

    @Column(name = "POSITION")
    public int position;

    @Column(name = "KIND")
    public String kind;

    @Column(name = "TITLE_ZH")
    public String titleZh;

    @Column(name = "TITLE_EN")
    public String titleEn;

    @Column(name = "SERIES")
    public String series;

    @Column(name = "SERIES_NUMBER")
    public Long seriesNumber;

    @Column(name = "NUMBER_TEXT")
    public String number;

    @Column(name = "NUMBER_KEY")
    public String numberKey;

    @Column(name = "SUPERVISION_CODE")
    public String supervisionCode;

    @Column(name = "VERIFICATION_CODE")
    public String verificationCode;

    @Column(name = "VERIFICATION_URL")
    public String verificationUrl;

    @Column(name = "ISSUER")
    public String issuer;

    @Column(name = "ISSUED_AT")
    public long issuedAt;

    @Column(name = "STATE")
    public String state;

    @Column(name = "DIGEST")
    public String digest;

    @Column(name = "VOID_REASON")
    public String voidReason;

    @Column(name = "ATTEMPTS")
    public int attempts;

    @Column(name = "NEXT_TRY_AT")
    public Long nextTryAt;

    @Column(name = "TROUBLE")
    public String trouble;
}
